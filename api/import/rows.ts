import { parse } from "csv-parse/sync";
import type { Sentence } from "../../blueprints/text.ts";

/** One record of the file: its cells, and the line on which it begins (the first line of the file is 1). */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record that could not be read. The rest of the file is read all the same. */
export interface BrokenRow {
  readonly line: number;
  readonly problem: Sentence;
}

/** A record that spans more lines or characters than this has a quote that somebody forgot. */
const LONGEST = { lines: 200, characters: 256 * 1024 };

const FORGOTTEN: Sentence = {
  en: "A quote is opened and not closed.",
  fr: "Un guillemet est ouvert et n’est pas fermé.",
};
const BADLY_QUOTED: Sentence = { en: "The quotes are not in place.", fr: "Les guillemets sont mal placés." };

/** The log cannot be read at all: its bytes are no text, or its header and the mapping do not meet. */
export class UnreadableLog extends Error {}

/**
 * The text of a file in its own encoding: a byte order mark wins over the encoding named. Bytes that are no text in it end the
 * reading: names would come in with holes, and nobody would see it before somebody is looked for.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding = "utf-8"): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let line = 1;
  const read = (...given: Parameters<InstanceType<typeof TextDecoder>["decode"]>): string => {
    try {
      const text = decoder?.decode(...given) ?? "";
      line += text.split("\n").length - 1;
      return text;
    } catch {
      const [piece] = given;
      const text = new TextDecoder(decoder?.encoding).decode(piece);
      line += text.slice(0, Math.max(0, text.indexOf("\ufffd"))).split("\n").length - 1;
      throw new UnreadableLog(
        `From line ${line} on there is something that is not written in ${decoder?.encoding}: name the file’s encoding in the mapping, as in "file": { "encoding": "windows-1252" }.`,
      );
    }
  };
  let start = new Uint8Array(0);
  for await (const chunk of bytes) {
    if (decoder) {
      yield read(chunk, { stream: true });
      continue;
    }
    start = start.length === 0 ? new Uint8Array(chunk) : new Uint8Array([...start, ...chunk]);
    if (start.length < 3) continue;
    const marked =
      start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : null;
    const utf8 = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
    decoder = new TextDecoder(marked ?? (utf8 ? "utf-8" : encoding), { fatal: true });
    yield read(start, { stream: true });
  }
  decoder ??= new TextDecoder(encoding, { fatal: true });
  yield start.length < 3 ? read(start) : read();
}

/** The lines of a text, without their ends (LF, CRLF or CR), one by one. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of text) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? "";
    yield* parts;
  }
  rest = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
  if (rest !== "") yield rest;
}

const quotes = (text: string): number => text.split('"').length - 1;

/** The cells of one whole record; null when its quotes make no sense. */
function cellsOf(record: string, delimiter: string): readonly string[] | null {
  if (!record.includes('"')) return record.split(delimiter);
  try {
    const parsed: unknown = parse(record, { delimiter, relax_column_count: true, record_delimiter: "\u0000" });
    const cells: unknown = Array.isArray(parsed) && parsed.length === 1 ? parsed[0] : null;
    return Array.isArray(cells) ? cells.map(String) : null;
  } catch {
    return null;
  }
}

/**
 * The records of a delimited text, streaming. A record goes over several lines only while a quote is open; where that
 * goes wrong only its first line is given up, and reading goes on with the next, so that one bad quote never swallows a file.
 */
export async function* readRows(text: AsyncIterable<string>, delimiter = ","): AsyncGenerator<Row | BrokenRow> {
  const source = linesOf(text);
  const waiting: string[] = [];
  let line = 0;
  const pull = async (at: number): Promise<string | undefined> => {
    if (at >= waiting.length) {
      const next = await source.next();
      if (!next.done) waiting.push(next.value);
    }
    return waiting[at];
  };
  for (;;) {
    const first = await pull(0);
    if (first === undefined) return;
    let record = first;
    let taken = 1;
    let open = quotes(first) % 2 === 1;
    while (open && taken < LONGEST.lines && record.length < LONGEST.characters) {
      const next = await pull(taken);
      if (next === undefined) break;
      record += `\n${next}`;
      taken += 1;
      open = quotes(next) % 2 === 0;
    }
    const cells = open ? null : cellsOf(record, delimiter);
    if (cells && !(cells.length === 1 && cells[0] === "")) yield { line: line + 1, cells };
    if (!cells) yield { line: line + 1, problem: open ? FORGOTTEN : BADLY_QUOTED };
    const done = cells ? taken : 1;
    waiting.splice(0, done);
    line += done;
  }
}
