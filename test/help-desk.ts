import { readdirSync, readFileSync } from "node:fs";
import type { Store } from "../api/db/connect.ts";
import { parseMapping } from "../api/import/check.ts";
import { generateLog, type LogOptions, logText } from "../api/import/generator.ts";
import type { Mapping } from "../api/import/mapping.ts";
import { putDepartment, putGroup } from "../api/people/people.ts";
import { put } from "./small-desk.ts";

const root = new URL("../", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), "utf8");

/** The mapping that ships, as an operator would hand it over. */
export const helpdeskMapping = (): Mapping => parseMapping(textOf("api/import/mappings/helpdesk.json"));

/** Everything that an import of the help desk's log needs: its group, fields and blueprint, as they ship. */
export async function furnishHelpDesk(store: Store): Promise<void> {
  await putDepartment(store.db, { key: "department:helpdesk", name: "Help desk" });
  await putGroup(store.db, { key: "group:helpdesk", name: "Help desk", department: "department:helpdesk" });
  for (const file of readdirSync(new URL("blueprints/library/fields/", root)))
    await put(store, "field", file.replace(".json", ""), JSON.parse(textOf(`blueprints/library/fields/${file}`)));
  await put(store, "blueprint", "helpdesk-log", JSON.parse(textOf("blueprints/library/helpdesk-log.json")));
}

/** A text as the bytes of a file, in pieces. */
export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.from(text, "utf8");
  for (let at = 0; at < buffer.length; at += 65_536) yield buffer.subarray(at, at + 65_536);
}

/** A generated log as the text of a file. */
export const logFile = (options: LogOptions): string => logText(generateLog(options));
