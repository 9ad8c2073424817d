/** Where the earlier messages begin that a mail program hung on, by its marks. */
const QUOTED = [
  "blockquote[type=cite]",
  "blockquote.cite",
  ".gmail_quote",
  ".yahoo_quoted",
  ".moz-cite-prefix",
  "#appendonsend",
  "#divRplyFwdMsg",
  "#mail-editor-reference-message-container",
  "#reply-intro",
  ".zmail_extra",
  ".protonmail_quote",
].join(", ");

/** Programs that mark where the copied head begins and nothing below it. */
const TO_THE_END = ["appendonsend", "divRplyFwdMsg", "mail-editor-reference-message-container"];

/** The line that Outlook draws above the head of what it quotes. */
const RULED = /border-top:\s*solid\s*#(?:e1e1e1|b5c4df)/i;
const FORWARDED = /^[\s-]*(?:forwarded message|message transf[ée]r[ée]|begin forwarded message|d[ée]but du message)/i;

const quotedStart = (body: HTMLElement): Element | null =>
  body.querySelector(QUOTED) ??
  [...body.querySelectorAll("div[style]")].find(
    (one) => RULED.test(one.getAttribute("style") ?? "") && /^\s*\S{2,9}\s?:/.test(one.textContent ?? ""),
  ) ??
  null;

/** What a person wrote below the start of a quotation: an answer to it, or one between its lines. */
function answersBelow(start: Element, tail: readonly Node[]): boolean {
  if (TO_THE_END.includes(start.id) || start.hasAttribute("style")) return false;
  let quoted = false;
  const words = tail.map((node) => {
    if (!(node instanceof Element)) return quoted ? (node.textContent ?? "") : "";
    const copy = node.cloneNode(true);
    if (!(copy instanceof Element)) return "";
    const blocks = copy.nodeName === "BLOCKQUOTE" ? [copy] : [...copy.querySelectorAll("blockquote")];
    const [first] = blocks;
    // A program that sets nothing apart quotes with the whole of what it marked.
    if (!first) {
      const whole = node === start && !node.matches(".moz-cite-prefix, #reply-intro");
      const said = quoted ? (copy.textContent ?? "") : "";
      quoted ||= whole;
      return said;
    }
    if (!quoted) for (let before = previous(first, copy); before; before = previous(first, copy)) before.remove();
    quoted = true;
    for (const block of blocks) block.remove();
    return copy === first ? "" : (copy.textContent ?? "");
  });
  return words.join("").trim() !== "";
}

/** The node that stands before an element, or before what it stands in. */
function previous(element: Element, within: Element): ChildNode | null {
  for (let at: Element | null = element; at && at !== within; at = at.parentElement)
    if (at.previousSibling) return at.previousSibling;
  return null;
}

/** Puts the earlier messages behind a line that opens them; a message that is nothing else stays as it is, and so does one whose answers stand among them. */
export function foldQuoted(body: HTMLElement, title: string): void {
  const start = quotedStart(body);
  const parent = start?.parentNode;
  if (!start || !parent || (body.textContent ?? "").trim() === (start.textContent ?? "").trim()) return;
  if (FORWARDED.test(start.textContent ?? "")) return;
  const tail: ChildNode[] = [start];
  for (let next = start.nextSibling; next; next = next.nextSibling) tail.push(next);
  if (answersBelow(start, tail)) return;
  const { ownerDocument } = body;
  const details = ownerDocument.createElement("details");
  const summary = ownerDocument.createElement("summary");
  summary.textContent = title;
  parent.insertBefore(details, start);
  details.append(summary, ...tail);
}
