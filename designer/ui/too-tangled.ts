/** Beyond these it is shown as text: what is larger or more tangled can keep a browser busy for seconds. */
const MOST_CHARACTERS = 524_288;
const MOST_TAGS = 20_000;
const MOST_DEPTH = 200;

/** Whether HTML from outside is too much to be read as HTML; told in one look along it. */
export function tooTangled(html: string): boolean {
  if (html.length > MOST_CHARACTERS) return true;
  let tags = 0;
  let depth = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) {
    tags += 1;
    if (html[at + 1] === "/") depth -= 1;
    // What is never closed opens nothing deeper.
    else if (!/^<(br|hr|img|col|meta|link|input|!|\?|p\b|li\b|t[dhr]\b)/i.test(html.slice(at, at + 7))) depth += 1;
    if (tags > MOST_TAGS || depth > MOST_DEPTH) return true;
  }
  return false;
}
