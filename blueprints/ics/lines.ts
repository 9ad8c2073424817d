/** One content line of an iCalendar file (RFC 5545), unfolded: `DTSTART;VALUE=DATE:20261225`. */
export interface IcsLine {
  /** In capitals. */
  readonly name: string;
  /** Parameters by name in capitals, quotes taken off. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
}

/** The content lines of a file. A line that begins with a blank goes on the one before; one without a colon is no content. */
export function icsLines(text: string): readonly IcsLine[] {
  const lines: IcsLine[] = [];
  let whole: string[] = [];
  let begun = 1;
  const close = (): void => {
    const read = contentOf(whole.join(""), begun);
    if (read) lines.push(read);
  };
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    if (raw.startsWith(" ") || raw.startsWith("\t")) {
      whole.push(raw.slice(1));
      continue;
    }
    close();
    whole = [raw];
    begun = index + 1;
  }
  close();
  return lines;
}

const NONE: ReadonlyMap<string, string> = new Map();

function contentOf(content: string, line: number): IcsLine | null {
  const cuts = marks(content);
  const colon = cuts.at(-1);
  if (colon === undefined || content[colon] !== ":") return null;
  const [name = "", ...params] = cuts.map((at, index) =>
    content.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, at),
  );
  return {
    name: name.trim().toUpperCase(),
    params: params.length > 0 ? new Map(params.map(paramOf)) : NONE,
    value: content.slice(colon + 1),
    line,
  };
}

/** Where the name and each parameter end: semicolons outside quotes, and the colon that ends them all. */
function marks(content: string): readonly number[] {
  const found: number[] = [];
  let quoted = false;
  for (let index = 0; index < content.length; index += 1) {
    const character = content[index];
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === ";") found.push(index);
    else if (character === ":") return [...found, index];
  }
  return found;
}

function paramOf(written: string): readonly [string, string] {
  const at = written.indexOf("=");
  return [written.slice(0, Math.max(0, at)).toUpperCase(), written.slice(at + 1).replaceAll('"', "")];
}

/** A text value with its escapes taken off, on one line. */
export const icsText = (value: string): string =>
  value
    .replaceAll(/\\([nN,;\\])/g, (_, mark: string) => (mark === "n" || mark === "N" ? " " : mark))
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
