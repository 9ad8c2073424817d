/** About how wide a text of Helvetica or Inter is, without measuring. */
export function textWidth(text: string, size: number, bold = false): number {
  const units = [...text].reduce((sum, letter) => {
    if (/[A-ZÀ-ÖmwMW@]/.test(letter)) return sum + 0.75;
    if (/[ilI.,'’ :;|]/.test(letter)) return sum + 0.32;
    return sum + (/[\u1100-\uffff]/.test(letter) ? 1 : 0.61);
  }, 0);
  return units * size * (bold ? 1.08 : 1);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no way to write
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g;

/** What a picture can write of a text. */
export const written = (text: string): string => text.replace(UNWRITABLE, "").replace(/\s+/g, " ").trim();

/** The text, ended by “…” where it is wider than there is room. */
export function cut(text: string, room: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  // Never more than a line: what comes behind is not even looked at.
  let kept = [...text.slice(0, 200)];
  while (kept.length > 1 && textWidth(`${kept.join("")}…`, size, bold) > room) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}

/** The text on at most `lines` lines, broken between words, or inside one that is too long. */
export function wrapped(text: string, room: number, lines: number, size: number, bold = false): readonly string[] {
  const words = text.slice(0, 400).split(" ");
  const done: string[] = [];
  let line = "";
  while (words.length > 0 && done.length < lines - 1) {
    const word = words[0] ?? "";
    const next = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(next, size, bold) > room) {
      done.push(line);
      line = "";
    } else {
      line = next;
      words.shift();
    }
    if (textWidth(line, size, bold) > room) break;
  }
  const rest = [line, ...words].filter((part) => part !== "").join(" ");
  return rest === "" ? done : [...done, cut(rest, room, size, bold)];
}
