/** What to write instead of the letters `from` to `to`. */
export interface PutIn {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/**
 * A text that is put in where somebody writes: a single line into the midst of a line as it is, anything else as a paragraph of its
 * own, with an empty line to what stands before and behind.
 */
export function putIn(value: string, from: number, to: number, text: string): PutIn {
  const [before, behind] = [value.slice(0, from), value.slice(to)];
  const inLine = /\S[^\S\n]*$/.test(before) && /^[^\S\n]*\S/.test(behind);
  if (inLine && !text.includes("\n")) return { from, to, words: text };
  const start = before.trimEnd();
  const end = behind.length - behind.trimStart().length;
  return {
    from: start.length,
    to: to + end,
    words: `${start === "" ? "" : "\n\n"}${text.trimEnd()}\n${behind.trim() === "" ? "" : "\n"}`,
  };
}

/** Puts it into the box itself, which then says so as if it had been typed, so that the box's own undo takes it back. */
export function putInText(area: HTMLTextAreaElement, text: string): void {
  const { from, to, words } = putIn(area.value, area.selectionStart, area.selectionEnd, text);
  area.focus();
  area.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, words)) return;
  area.setRangeText(words, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
