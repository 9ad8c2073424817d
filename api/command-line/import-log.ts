import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Language } from "../../blueprints/text.ts";
import { textIn } from "../../blueprints/text.ts";
import { systemClock } from "../clock.ts";
import { type Config, readConfig } from "../config.ts";
import { openStore, type Store } from "../db/connect.ts";
import { CannotImport, parseMapping } from "../import/check.ts";
import { type Imported, importLog as run } from "../import/import-log.ts";
import type { Mapping } from "../import/mapping.ts";
import { reportText } from "../import/report-text.ts";
import { UnreadableLog } from "../import/rows.ts";

import { createDoor } from "../tickets/door.ts";
import { type Command, complain, out } from "./command.ts";
import { progressBar } from "./progress.ts";

interface Options {
  readonly file: string;
  readonly mapping: string;
  readonly blueprint: string | null;
  readonly log: string | null;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly language: Language;
}

const VALUED = ["--mapping", "--blueprint", "--log", "--language"] as const;

/** The options, or what is wrong with them. */
function read(args: readonly string[]): Options | string {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const files: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if ((VALUED as readonly string[]).includes(arg)) {
      const value = args[++index];
      if (value === undefined || value.startsWith("--")) return `${arg} needs a value.`;
      values.set(arg, value);
    } else if (arg === "--json" || arg === "--dry-run") flags.add(arg);
    else if (arg.startsWith("--")) return `${arg} is not an option.`;
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined || files.length > 1) return "Name one log file.";
  const mapping = values.get("--mapping");
  if (mapping === undefined)
    return "Name the mapping that says what the log's columns and activities mean: --mapping FILE. The one of the shipped help desk is api/import/mappings/helpdesk.json; api/import/README.md tells how to write your own.";
  return {
    file,
    mapping,
    blueprint: values.get("--blueprint") ?? null,
    log: values.get("--log") ?? null,
    json: flags.has("--json"),
    dryRun: flags.has("--dry-run"),
    language: values.get("--language") === "fr" ? "fr" : "en",
  };
}

async function mappingOf({ mapping, blueprint, log }: Options): Promise<Mapping> {
  const written = parseMapping(await readFile(mapping, "utf8"));
  // Read again, so that what the command line says keeps to the grammar too.
  return parseMapping(JSON.stringify({ ...written, ...(blueprint && { blueprint }), ...(log && { log }) }));
}

/** A command that comes before the first start of the server finds the same desk as one that comes after. */
async function beFurnished(store: Store, config: Config): Promise<void> {
  if (await store.db.selectFrom("definition").select("key").limit(1).executeTakeFirst()) return;
  const { firstStart } = await import("./first-start.ts");
  await firstStart(store, config, systemClock);
}

async function bringIn(options: Options): Promise<Imported> {
  if (!(await stat(options.file)).isFile()) throw new CannotImport([`${options.file} is no file.`]);
  const mapping = await mappingOf(options);
  const config = readConfig(process.env);
  const store = await openStore({ database: config.database, role: "tool" });
  const bar = progressBar(process.stderr, options.language);
  try {
    await beFurnished(store, config);
    return await run({
      store,
      door: createDoor({ store, clock: systemClock }),
      clock: systemClock,
      mapping,
      bytes: createReadStream(options.file),
      file: path.basename(options.file),
      dryRun: options.dryRun,
      onProgress: bar.show,
    });
  } finally {
    bar.end();
    await store.close();
  }
}

/** Brings an event log in as history, and tells how it fits the blueprint. */
export const importLog: Command = {
  summary: {
    en: "Bring an event log in as history, and tell how it fits its blueprint.",
    fr: "Reprendre un journal d’événements et dire comment il suit son blueprint.",
  },
  usage: "FILE --mapping FILE [--blueprint KEY] [--log NAME] [--dry-run] [--json] [--language en|fr]",
  run: async (args) => {
    const options = read(args);
    if (typeof options === "string") {
      complain(`filrouge import-log: ${options}\nusage: filrouge import-log ${importLog.usage}`);
      return 2;
    }
    try {
      const { id, report, blueprint } = await bringIn(options);
      const nameOf = (state: string) => textIn(blueprint.states.get(state)?.state.name ?? state, options.language);
      out(options.json ? JSON.stringify({ id, report }) : reportText(report, options.language, nameOf));
      return report.events.refused > 0 || report.door.troubles.length > 0 ? 1 : 0;
    } catch (error) {
      const told = toldSimply(error);
      if (told === null) throw error;
      for (const line of told) complain(`filrouge import-log: ${line}`);
      return 2;
    }
  },
};

/** What an operator can mend, in sentences; null for a bug. */
function toldSimply(error: unknown): readonly string[] | null {
  if (error instanceof CannotImport) return error.problems;
  if (error instanceof UnreadableLog) return [error.message];
  if (error instanceof Error && "code" in error && "path" in error && typeof error.path === "string") {
    if (error.code === "ENOENT") return [`There is no file ${error.path}.`];
    if (error.code === "EACCES" || error.code === "EISDIR") return [`${error.path} cannot be read.`];
  }
  return null;
}
