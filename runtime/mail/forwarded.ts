/** A mail that somebody handed on, as far as its text shows it. */
export interface ForwardedMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** What the inner sender wrote. */
  readonly text: string;
  /** What stands above it. */
  readonly comment: string;
}

const PREFIX = /^\s*(?:fwd?|tr|wg|rv|i|enc|doorst)\s*:\s*/iu;
const DIVIDER =
  /^[\s>*_]*(?:-{2,}\s*(?:forwarded message|message transf[ée]r[ée]|weitergeleitete nachricht)\s*-{2,}|begin forwarded message:|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])\s*:)\s*$/iu;
const FROM = /^\*?(?:from|de|von)\s*:\*?\s*(.+)$/iu;
const SUBJECT = /^\*?(?:subject|objet|betreff)\s*:\*?\s*(.*)$/iu;
const FIELD = /^\*?(?:date|sent|envoy[ée](?: le)?|gesendet|to|[àa]|an|cc|reply-to|r[ée]pondre [àa])\s*:\*?/iu;
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]+\.[^\s@<>(),;:"\\[\]\p{Cc}]+$/u;

/** Reads the head that a mail program copies above what it hands on; null: nothing is handed on, or whose it is cannot be told. */
export function forwardedMail(subject: string, text: string): ForwardedMail | null {
  const lines = text.split("\n", 2_000).map((line) => line.replace(/^(?:>\s?)+/, "").trimEnd());
  const divider = lines.findIndex((line) => DIVIDER.test(line));
  if (divider < 0 && !PREFIX.test(subject)) return null;
  const isHead = (line: string): boolean =>
    FROM.test(line) || (divider >= 0 && (SUBJECT.test(line) || FIELD.test(line)));
  const head = lines.findIndex((line, at) => at > divider && isHead(line.trim()));
  if (head < 0) return null;
  let inner: string | undefined;
  let sender = "";
  let fields = 0;
  let end = head;
  for (let at = head; at < Math.min(lines.length, head + 12); at += 1) {
    const line = (lines[at] ?? "").trim();
    if (line === "" && fields > 1) break;
    const [, named] = SUBJECT.exec(line) ?? [];
    if (named !== undefined) inner ??= named.trim();
    if (sender === "") sender = FROM.exec(line)?.[1] ?? "";
    if (named !== undefined || FROM.test(line) || FIELD.test(line)) fields += 1;
    end = at + 1;
  }
  const from = personIn(sender);
  if (!from || fields < 3) return null;
  const said = lines.slice(end).join("\n").trim();
  if (said === "") return null;
  const comment = lines
    .slice(0, divider < 0 ? head : divider)
    .filter((line) => !/^[_-]{5,}$/.test(line.trim()))
    .join("\n")
    .trim();
  return { from, subject: inner || subject.replace(PREFIX, "").trim(), text: said, comment };
}

/** `Nina Roy <nina@home.example>` in its many spellings; one address, or nobody. */
function personIn(text: string): ForwardedMail["from"] | null {
  const found = text.match(/[^\s<>[\]()"'*:,;]+@[^\s<>[\]()"'*,;]+/g) ?? [];
  const [address, ...others] = new Set(found.map((one) => one.toLowerCase()));
  if (address === undefined || others.length > 0 || !ADDRESS.test(address)) return null;
  const name = text
    .slice(0, text.search(/[<[(]|[^\s<>]+@/))
    .replaceAll(/["'*]/g, "")
    .trim();
  return { name: name.includes("@") ? "" : name.slice(0, 200), address };
}
