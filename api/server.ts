import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openSessions } from "./auth/sessions.ts";
import { answerBrokenRequests } from "./broken-requests.ts";
import { resumeBulk, stopBulk } from "./bulk/run.ts";
import { createChats } from "./chat/listeners.ts";
import { systemClock } from "./clock.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { isPostgres, openStore } from "./db/connect.ts";
import { Statements } from "./db/statements.ts";
import { CompiledDefinitions } from "./definitions/compiled.ts";
import type { Desk } from "./desk.ts";
import { createOutside } from "./effects/outside.ts";
import { createTelling } from "./effects/telling.ts";
import { openFiles } from "./files/open.ts";
import { createApp } from "./http/app.ts";
import { createLive } from "./live/live.ts";
import { createOnlookers } from "./live/onlookers.ts";
import { hasAdmin } from "./people/team.ts";
import { createMailFetcher } from "./receive/imap/fetcher.ts";
import { createMailIntake } from "./receive/receiving.ts";
import { openSmtp } from "./receive/smtp-server.ts";
import { DEMO_PASSWORD, demoPeople } from "./seed/people.ts";
import { seed } from "./seed/seed.ts";
import { createDoor } from "./tickets/door.ts";
import { createWorker } from "./worker/worker.ts";

const PAGE = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "designer", "dist");

/** A large file over a slow line takes this long at most; what is no file is waited for less long. */
const UPLOAD_MS = 600_000;

/** Accepted requests get this long to end when the server is asked to stop. */
const DRAIN_MS = 9_000;

/** The database as it may be shown: never a password. */
function shownDatabase(database: string): string {
  if (!isPostgres(database)) return `SQLite ${path.relative(process.cwd(), database) || database}`;
  const url = new URL(database);
  return `PostgreSQL ${url.host}${url.pathname}`;
}

function greet(config: Config, address: string, hasAdmin: boolean, mailPort: number | null): void {
  const people = demoPeople.map(({ email, what }) => `             ${email.padEnd(26)} ${what.en}`);
  const demo = config.demo ? [`  Sign in    password ${DEMO_PASSWORD}`, ...people] : [];
  const lines = [`  Filrouge   ${address}`, `  Database   ${shownDatabase(config.database)}`, ...demo];
  if (mailPort !== null) lines.push(`  Mail in    smtp://${config.mailIn.host}:${mailPort}`);
  if (!hasAdmin) lines.push("  Admin      there is none yet: npm run filrouge -- invite-admin EMAIL NAME");
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
}

/** Config, database, app, worker: the only place that makes things and joins them. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const clock = systemClock;
  const http = createServer({ requestTimeout: UPLOAD_MS, headersTimeout: 15_000, keepAliveTimeout: 30_000 });
  answerBrokenRequests(http);
  // A request that comes before the desk is ready waits for it instead of being lost.
  const ready = Promise.withResolvers<RequestListener>();
  http.on("request", (request, response) => ready.promise.then((app) => app(request, response)));
  const listening = await listen(http, config);
  const address = config.publicAddress ?? listening;

  const store = await openStore({ database: config.database, role: "server" });
  const definitions = new CompiledDefinitions();
  const sessions = await openSessions({ store, config, clock, address });
  const live = createLive({ store, clock, sessions });
  const door = createDoor({
    store,
    clock,
    onAccepted: (accepted) => {
      live.accepted(accepted);
      chats.accepted(accepted);
      worker.nudge();
    },
  });
  const outside = createOutside(config, store, clock, definitions);
  const log = (line: string): void => console.error(line);
  const keep = {
    keepMs: config.keepDays * 86_400_000,
    keepLogMs: config.keepLogDays * 86_400_000,
    keepSentMs: config.keepSentDays * 86_400_000,
  };
  const files = await openFiles(config.files, log);
  const worker = createWorker({ outside, door, chance: Math.random, log, files, ...keep });
  const onlookers = createOnlookers(store, clock);
  const chats = createChats(() => desk);
  const desk: Desk = {
    store,
    config,
    clock,
    sessions,
    statements: new Statements(),
    definitions,
    door,
    live,
    onlookers,
    chats,
    files,
    address,
    tell: createTelling(outside, log),
  };
  await seed(desk);
  await resumeBulk(desk);

  const intake = createMailIntake(desk, log);
  const fetcher = createMailFetcher(desk, intake.nudge, log);
  const smtp = config.mailIn.port === null ? null : await openSmtp(desk, intake.nudge, log);

  ready.resolve(createApp(desk, PAGE));
  intake.start();
  fetcher.start();
  if (config.worker === "inside") worker.start();
  greet(config, address, await hasAdmin(store.db), smtp?.port ?? null);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    live.close();
    chats.close();
    const closed = new Promise((resolve) => http.close(resolve));
    http.closeIdleConnections();
    await smtp?.close();
    await fetcher.stop();
    await intake.stop();
    await worker.stop();
    await stopBulk(desk);
    await door.settled();
    outside.mailer?.close();
    setTimeout(() => http.closeAllConnections(), DRAIN_MS / 3).unref();
    await closed;
    await store.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** Takes the port first: a second start says so at once, and touches nothing. Requests wait until the desk is ready. */
function listen(http: ReturnType<typeof createServer>, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once("error", (error) => reject(new ConfigError(portMessage(error, port))));
    http.listen(port, host, () => {
      const bound = http.address();
      const actual = typeof bound === "object" && bound ? bound.port : port;
      resolve(`http://${host === "127.0.0.1" || host === "::1" ? "localhost" : host}:${actual}`);
    });
  });
}

function portMessage(error: Error, port: number): string {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`;
  if (code === "EACCES")
    return `Port ${port} may not be used by this account. Choose one above 1024, such as PORT=3000.`;
  return `Port ${port} cannot be opened: ${error.message}`;
}

try {
  await start();
} catch (error) {
  // What an operator can mend is told in a sentence; everything else with its trace.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
