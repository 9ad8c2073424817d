import path from "node:path";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { isPostgres } from "./db/connect.ts";
import { DamagedError } from "./db/damage.ts";
import { DEMO_PASSWORD, demoPeople } from "./seed/people.ts";
import { DRAIN_MS, type RunningDesk, startDesk } from "./start.ts";

/** The database as it may be shown: never a password. */
function shownDatabase(database: string): string {
  if (!isPostgres(database)) return `SQLite ${path.relative(process.cwd(), database) || database}`;
  const url = new URL(database);
  return `PostgreSQL ${url.host}${url.pathname}`;
}

function greet(config: Config, { address, hasAdmin, mailPort }: RunningDesk): void {
  const people = demoPeople.map(({ email, what }) => `             ${email.padEnd(26)} ${what.en}`);
  const demo = config.demo ? [`  Sign in    password ${DEMO_PASSWORD}`, ...people] : [];
  const lines = [`  Filrouge   ${address}`, `  Database   ${shownDatabase(config.database)}`, ...demo];
  if (mailPort !== null) lines.push(`  Mail in    smtp://${config.mailIn.host}:${mailPort}`);
  if (!hasAdmin) lines.push("  Admin      there is none yet: npm run filrouge -- invite-admin EMAIL NAME");
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
}

/** The desk as a process: what the environment says, a greeting, and an end when it is asked to end. */
async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const running = await startDesk(config, (line) => console.error(line), fail);
  greet(config, running);
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await running.stop();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** What an operator can mend is told in a sentence, with a code of its own; everything else with its trace. */
function fail(error: unknown): never {
  const code = error instanceof DamagedError ? 3 : error instanceof ConfigError ? 2 : 1;
  console.error(error instanceof Error && code > 1 ? error.message : error);
  process.exit(code);
}

try {
  await serve();
} catch (error) {
  fail(error);
}
