/** Limits of a document, checked before anything looks at its meaning. */
export const MAX_BYTES = 1_048_576;
/** Nesting of JSON: a condition of 64 levels takes two levels of JSON each, and stands about ten levels down. */
export const MAX_DEPTH = 150;
/** Ways from state to state, common transitions counted for every state that offers them: more nobody draws by hand. */
export const MAX_WAYS = 100_000;
/** Findings shown at once; who mends fifty may ask again. */
export const MAX_FINDINGS = 50;

/** Private threads with third parties that one ticket has. */
export const MOST_THREADS = 20;

/** Child tickets that people open for one ticket by hand. */
export const MOST_CHILDREN = 50;

/** Keys that reach a prototype when an object is merged carelessly; no document of ours needs them. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Length of `text` in UTF-8, in bytes, without making the bytes. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
