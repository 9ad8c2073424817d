/** A mail's words with the earlier messages that its program hung on: they stand below what is new, or above it. */
export interface QuotedMail {
  readonly before: string;
  readonly quoted: string;
  readonly after: string;
}

/** `-----Original Message-----` and its like, of programs that mark no line of what they quote. */
const DIVIDER =
  /^[\s>*_-]*-{2,}\s*(?:original message|message d[’']origine|message initial|urspr(?:ü|ue)ngliche nachricht|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht)\s*-{2,}\s*$/iu;

/** What somebody hands on is what they want to show: never folded. */
const HANDED_ON =
  /^[\s>*_-]*(?:-{2,}\s*(?:forwarded message|message transf[ée]r[ée]|weitergeleitete nachricht|mensaje reenviado|messaggio inoltrato)\s*-{2,}|begin forwarded message:|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])\s*:)/imu;

/** Lines of the head that Outlook and its like copy above what they quote, by what each says. */
const HEAD: readonly RegExp[] = [
  /^\*?(?:from|de|von|da|van)\s*:\*?\s*\S/iu,
  /^\*?(?:sent|date|envoy[ée](?: le)?|gesendet|datum|enviado(?: el)?|fecha|inviato|data|verzonden)\s*:\*?\s*\S/iu,
  /^\*?(?:to|[àa]|an|para|a|aan)\s*:\*?\s*\S/iu,
  /^\*?(?:subject|objet|betreff|asunto|oggetto|assunto|onderwerp)\s*:\*?/iu,
];

/** `On Monday, 23 November 2026 at 12:00 Nina <nina@home.example> wrote:` in the languages of mail programs. */
const SAYS_WHO =
  /^(?:on|le|am|el|il|op|em|den|w dniu)\b.{0,300}(?:\bwrote|\ba [ée]crit|\bschrieb|\bescribi[óo]|\bha scritto|\bschreef|\bescreveu|\bskrev|\bnapisał[a(]?)(?![\p{L}]).{0,200}:\s*$/iu;
const WHEN_AND_WHO = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}.{0,200}<[^<>\s]+@[^<>\s]+>\s*:\s*$/u;
const YEAR = /\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b/u;
const ADDRESS_OR_TIME = /[^\s<>@]+@[^\s<>@]+|\b\d{1,2}[:h]\d{2}\b/u;

/** What may stand below a quotation and is no answer: a signature, the name of a telephone. */
const SIGNATURE =
  /^(?:-- ?$|_{5,}\s*$|(?:sent|get outlook|envoy[ée]|obtenez outlook|t[ée]l[ée]charger outlook|gesendet|enviado|inviato)\b.{0,80}$)/iu;

const MOST_LINES = 5_000;
const LONG_LINE = 700;

const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line);
const isBlank = (line: string): boolean => line.trim() === "";
const bare = (line: string): string => line.replace(/^[\s>]+/, "").trim();

/** Splits what is new in a mail from what it quotes; null: nothing is quoted, or nobody can tell for certain. */
export function quotedMail(text: string): QuotedMail | null {
  const lines = text.split("\n");
  if (lines.length > MOST_LINES || HANDED_ON.test(text)) return null;
  const copied = lines.findIndex((_, at) => isCopiedHead(lines, at));
  const marked = markedBlocks(lines);
  const [only] = marked;
  // Whose lines are marked and a copied head stands among them: the mark tells more.
  if (only && (copied < 0 || only.from <= copied)) return marked.length === 1 ? ofBlock(lines, only) : null;
  const from = copied >= 0 ? copied : lines.findIndex((_, at) => introduces(lines, at, true) > 0);
  if (from < 0 || only) return null;
  return parts(lines, from, lines.length);
}

interface Block {
  readonly from: number;
  readonly to: number;
  /** It says when and by whom it was written. */
  readonly introduced: boolean;
}

/** Lines in a row that begin with `>`, with the line that introduces them. */
function markedBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const intro = isQuoted(lines[at] ?? "") ? 0 : introduces(lines, at, false);
    const from = at;
    let start = at + intro;
    while (intro > 0 && start < lines.length && isBlank(lines[start] ?? "")) start += 1;
    if (!isQuoted(lines[start] ?? "")) continue;
    let to = start;
    for (let next = start; next < lines.length; next += 1) {
      if (isQuoted(lines[next] ?? "")) to = next + 1;
      else if (!isBlank(lines[next] ?? "")) break;
    }
    const within = lines.slice(start, Math.min(to, start + 5)).map(bare);
    blocks.push({ from, to, introduced: intro > 0 || within.some((_, index) => introduces(within, index, false) > 0) });
    at = to - 1;
  }
  return blocks;
}

function ofBlock(lines: readonly string[], { from, to, introduced }: Block): QuotedMail | null {
  if (!introduced) return null;
  const above = lines.slice(0, from).some((line) => !isBlank(line));
  const below = lines.slice(to).find((line) => !isBlank(line));
  if (above && below !== undefined && !SIGNATURE.test(below.trim())) return null;
  return parts(lines, from, to);
}

function parts(lines: readonly string[], from: number, to: number): QuotedMail | null {
  const words = (some: readonly string[]): string =>
    some
      .join("\n")
      .replace(/^(?:[ \t]*\n)+/, "")
      .trimEnd();
  const [before, quoted, after] = [words(lines.slice(0, from)), words(lines.slice(from, to)), words(lines.slice(to))];
  // Nothing of its own: then what is quoted is what it says.
  return before.trim() === "" && after.trim() === "" ? null : { before, quoted, after };
}

/** How many lines introduce a quotation here: programs break the line wherever it is long. 0: none does. */
function introduces(lines: readonly string[], at: number, sure: boolean): number {
  let joined = "";
  for (let count = 1; count <= 4; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || isBlank(line) || line.length > LONG_LINE) return 0;
    joined = joined === "" ? line.trim() : `${joined} ${line.trim()}`;
    if (count === 1 && !/^[\p{L}\d]/u.test(joined)) return 0;
    if (!joined.endsWith(":")) continue;
    if (WHEN_AND_WHO.test(joined)) return count;
    if (SAYS_WHO.test(joined) && /\d/.test(joined) && (!sure || (YEAR.test(joined) && ADDRESS_OR_TIME.test(joined))))
      return count;
  }
  return 0;
}

/** A divider, or three lines of a copied head and the first of them who wrote it. */
function isCopiedHead(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  if (DIVIDER.test(line)) return true;
  if (line.length > LONG_LINE || !HEAD[0]?.test(line.trim())) return false;
  const next = lines.slice(at, at + 8).map((one) => one.trim());
  return HEAD.filter((part) => next.some((one) => part.test(one))).length >= 3;
}
