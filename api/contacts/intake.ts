import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Sentence } from "../../blueprints/text.ts";
import type { Store } from "../db/connect.ts";
import { type BrokenRow, decode, type Row, readRows } from "../import/rows.ts";
import { noCounts } from "./counts.ts";

/** One record of the file: the line on which it begins, and its cells, or why it can't be read. */
export type Kept = readonly [line: number, cells: readonly string[]] | readonly [line: number, problem: Sentence];

/** Records that share a transaction when they come in, and characters after which a part is full. */
const AT_ONCE = 100;
const PART_CHARACTERS = 512 * 1024;
const MOST_COLUMNS = 300;
const LONGEST_CELL = 1_000;
/** What nobody starts is forgotten. */
const FORGOTTEN_MS = 86_400_000;

/** Separators in the order in which they are preferred. */
const DELIMITERS = [";", "\t", ",", "|"] as const;

/** What stands between the cells of this line, quotes left aside. */
export function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

export interface Intake {
  readonly id: string;
  /** The file on the disk, and the name it is shown by. */
  readonly path: string;
  readonly file: string;
  readonly by: string;
  readonly now: number;
}

/**
 * Keeps the records of a CSV file in parts, as they are read: UTF-8, or UTF-16 with its mark, or what is neither as spreadsheets
 * write it in western Europe. Gives its headings; null when the file has no line.
 */
export async function takeIn(store: Store, { id, path, file, by, now }: Intake): Promise<readonly string[] | null> {
  const { db } = store;
  await forgetOld(store, now - FORGOTTEN_MS);
  const encoding = (await isUtf8(path)) ? "utf-8" : "windows-1252";
  const text = decode(createReadStream(path), encoding);
  const { delimiter, whole } = await peeked(text);
  const row = { id, file, by_actor: by, uploaded_at: now, settings: null, started_at: null, finished_at: null };
  const empty = { headings: "[]", total: 0, parts: 0, part: 0, report: JSON.stringify(noCounts) };
  await db
    .insertInto("contact_import")
    .values({ ...row, ...empty })
    .execute();
  let headings: readonly string[] | null = null;
  let [total, parts, size] = [0, 0, 0];
  let waiting: Kept[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const records = JSON.stringify(waiting);
    await db.insertInto("contact_import_part").values({ import: id, part: parts, records }).execute();
    parts += 1;
    [waiting, size] = [[], 0];
  };
  for await (const record of readRows(whole, delimiter)) {
    if (!headings) {
      if ("problem" in record) break;
      headings = cellsOf(record);
      continue;
    }
    waiting.push(keptOf(record));
    total += 1;
    size += "cells" in record ? record.cells.reduce((sum, cell) => sum + cell.length, 0) : 0;
    if (waiting.length >= AT_ONCE || size >= PART_CHARACTERS) await flush();
  }
  await flush();
  if (!headings) {
    await forget(store, [id]);
    return null;
  }
  await db
    .updateTable("contact_import")
    .set({ headings: JSON.stringify(headings), total, parts })
    .where("id", "=", id)
    .execute();
  return headings;
}

/** What can be kept and shown of a cell: no control signs, no half characters, and not the mark that our own export puts before formulas. */
const clean = (cell: string): string =>
  cell
    .slice(0, LONGEST_CELL)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "");

const cellsOf = ({ cells }: Row): readonly string[] => cells.slice(0, MOST_COLUMNS).map(clean);

const keptOf = (record: Row | BrokenRow): Kept =>
  "problem" in record ? [record.line, record.problem] : [record.line, cellsOf(record)];

/** Reads as far as the first line goes, and gives the whole text all the same. */
async function peeked(
  text: AsyncGenerator<string>,
): Promise<{ readonly delimiter: string; readonly whole: AsyncGenerator<string> }> {
  let start = "";
  while (start.length < PART_CHARACTERS && !/[\r\n]/.test(start.trimStart())) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  const [line = ""] = start.trimStart().split(/\r\n|\n|\r/);
  async function* whole(): AsyncGenerator<string> {
    yield start;
    yield* text;
  }
  return { delimiter: delimiterOf(line), whole: whole() };
}

async function isUtf8(path: string): Promise<boolean> {
  const bytes = await readFile(path);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function forgetOld(store: Store, before: number): Promise<void> {
  const old = await store.db
    .selectFrom("contact_import")
    .select("id")
    .where("started_at", "is", null)
    .where("uploaded_at", "<", before)
    .limit(20)
    .execute();
  if (old.length > 0)
    await forget(
      store,
      old.map(({ id }) => id),
    );
}

async function forget({ db }: Store, ids: readonly string[]): Promise<void> {
  await db.deleteFrom("contact_import_part").where("import", "in", ids).execute();
  await db.deleteFrom("contact_import").where("id", "in", ids).execute();
}
