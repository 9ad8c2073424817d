import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A mail of a file, and what it is called among the others. */
export interface FiledMail {
  readonly name: string;
  readonly bytes: Buffer;
}

const ONE = /\.eml$/i;
/** Many in one file, as most mail programs and servers export them. */
const MANY = /\.(?:box|mbox|mbx)$/i;

/** `From nina@home.example Mon Nov 23 12:00:00 2026`: where a mail begins. */
const BEGINS = /^From \S+.*\b\d{4}\b/;
const QUOTED = /^>+From /;

/** Every mail of a folder, in the order of its files' names; null: there is no such folder. */
export async function mailsIn(folder: string): Promise<AsyncGenerator<FiledMail> | null> {
  const names = await readdir(folder).catch(() => null);
  if (!names) return null;
  return read(folder, names.filter((name) => ONE.test(name) || MANY.test(name)).sort());
}

async function* read(folder: string, names: readonly string[]): AsyncGenerator<FiledMail> {
  for (const name of names) {
    const place = path.join(folder, name);
    if (ONE.test(name)) yield { name, bytes: await readFile(place) };
    else {
      let count = 0;
      for await (const bytes of inBox(place)) {
        count += 1;
        yield { name: `${name} ${count}`, bytes };
      }
    }
  }
}

/** One mail after the other: a box may be larger than what fits into memory. */
async function* inBox(place: string): AsyncGenerator<Buffer> {
  let lines: string[] | null = null;
  let blank = true;
  for await (const line of linesOf(place)) {
    if (blank && BEGINS.test(line)) {
      if (lines) yield mailOf(lines);
      lines = [];
    } else lines?.push(QUOTED.test(line) ? line.slice(1) : line);
    blank = line === "\n" || line === "\r\n";
  }
  if (lines) yield mailOf(lines);
}

/** The empty line before the next mail is the box's. */
const mailOf = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.join("").replace(/(\r?\n)\r?\n$/, "$1"), "latin1");

/** Lines with their ends; every byte is a character. */
async function* linesOf(place: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(place, "latin1")) {
    const parts = (rest + String(chunk)).split(/(?<=\n)/);
    rest = parts.at(-1)?.endsWith("\n") ? "" : (parts.pop() ?? "");
    yield* parts;
  }
  if (rest !== "") yield rest;
}
