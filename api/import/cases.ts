import type { Sentence } from "../../blueprints/text.ts";
import type { LoggedCase } from "../../runtime/examples/conformance.ts";
import { caseReader, type Entry, type LoggedContact, type Typed } from "./case-reader.ts";
import { columnsOf, type Mapping } from "./mapping.ts";
import { type BrokenRow, type Row, UnreadableLog } from "./rows.ts";
import { instantReader } from "./time.ts";

/** A log as read: cases in order of their first event, and everything that could not be read. */
export interface ReadLog {
  readonly cases: readonly LoggedCase[];
  readonly contacts: readonly LoggedContact[];
  readonly rows: number;
  readonly broken: readonly BrokenRow[];
  /** Lines whose local time the zone's clocks showed twice, or never. */
  readonly ambiguous: readonly number[];
  readonly skipped: readonly number[];
  /** Activities that the mapping does not name, with their counts. */
  readonly unknown: ReadonlyMap<string, number>;
}

const LONGEST_NAME = 200;
const LONGEST_CELL = 50_000;

/**
 * Reads the rows of a log as cases. A row that makes no sense is listed with its line; the others are read all the same. What is
 * later than `now`, epoch ms, makes none: it is history.
 */
export async function readLog(
  rows: AsyncIterable<Row | BrokenRow>,
  mapping: Mapping,
  typed: Typed = (_, text) => text,
  now = Number.POSITIVE_INFINITY,
): Promise<ReadLog> {
  const broken: BrokenRow[] = [];
  const ambiguous: number[] = [];
  const skipped: number[] = [];
  const entries = new Map<string, Entry[]>();
  const ordinals = new Map<string, number>();
  const instant = instantReader(mapping.time);
  let header: ReadonlyMap<string, number> | null = null;
  let width = 0;
  let count = 0;

  for await (const row of rows) {
    if (!("cells" in row)) {
      broken.push(row);
      count += header ? 1 : 0;
      continue;
    }
    const { line, cells } = row;
    if (!header) {
      header = readHeader(cells, mapping);
      width = cells.length;
      continue;
    }
    count += 1;
    const cell = (name: string) => cells[header?.get(name) ?? -1]?.trim() ?? "";
    const name = cell(mapping.columns.case);
    // A row that cannot be read keeps its place in the case, so that the ids of the others stay when it is mended.
    const ordinal = ordinals.get(name) ?? 0;
    ordinals.set(name, ordinal + 1);
    const read = instant(cell(mapping.columns.at));
    const problem = problemOf(
      cells,
      width,
      name,
      cell(mapping.columns.activity),
      cell(mapping.columns.at),
      read !== null,
      read !== null && read.at > now,
    );
    if (problem || !read) {
      if (problem) broken.push({ line, problem });
      continue;
    }
    if (read.doubt === "ambiguous") ambiguous.push(line);
    if (read.doubt === "skipped") skipped.push(line);
    const known = entries.get(name);
    const entry = { line, ordinal, at: read.at, cells };
    if (known) known.push(entry);
    else entries.set(name, [entry]);
  }
  if (!header) throw new UnreadableLog("The file is empty: it has no header.");

  const reader = caseReader(mapping, header, typed);
  const cases = [...entries].map(([name, list]) => reader.read(name, list));
  cases.sort((a, b) => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0));
  return { cases, contacts: reader.contacts(), rows: count, broken, ambiguous, skipped, unknown: reader.unknown };
}

function readHeader(cells: readonly string[], mapping: Mapping): ReadonlyMap<string, number> {
  const names = cells.map((cell) => cell.trim());
  for (const wanted of columnsOf(mapping)) {
    const times = names.filter((name) => name === wanted).length;
    if (times === 0)
      throw new UnreadableLog(
        `The mapping reads a column “${wanted}” that the file does not have. It has: ${names.join(", ")}.`,
      );
    if (times > 1)
      throw new UnreadableLog(
        `The file has ${times} columns called “${wanted}”: which one the mapping means is not clear.`,
      );
  }
  return new Map(names.map((name, index) => [name, index]));
}

function problemOf(
  cells: readonly string[],
  width: number,
  name: string,
  activity: string,
  at: string,
  readable: boolean,
  toCome: boolean,
): Sentence | null {
  if (cells.length !== width)
    return {
      en: `${cells.length} columns where the header has ${width}.`,
      fr: `${cells.length} colonnes alors que l’en-tête en a ${width}.`,
    };
  if (name === "") return { en: "No case.", fr: "Pas de numéro de dossier." };
  if (activity === "") return { en: "No activity.", fr: "Pas d’activité." };
  if (!readable) {
    const shown = at.slice(0, 60);
    return shown === ""
      ? { en: "No instant.", fr: "Pas d’instant." }
      : {
          en: `“${shown}” is no instant in the mapping’s format.`,
          fr: `« ${shown} » n’est pas un instant au format indiqué.`,
        };
  }
  if (toCome)
    return {
      en: `“${at.slice(0, 60)}” has not come yet.`,
      fr: `« ${at.slice(0, 60)} » n’est pas encore passé.`,
    };
  if (name.length > LONGEST_NAME || activity.length > LONGEST_NAME || cells.some((cell) => cell.length > LONGEST_CELL))
    return { en: "A cell is too long.", fr: "Une cellule est trop longue." };
  // Neither database holds a NUL in a text.
  if (cells.some((cell) => cell.includes("\u0000")))
    return {
      en: "A cell holds a character that no text has (NUL).",
      fr: "Une cellule contient un caractère interdit (NUL).",
    };
  return null;
}
