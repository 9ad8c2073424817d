import DOMPurify from "dompurify";
import { foldQuoted } from "./fold-quoted.ts";
import { tooTangled } from "./too-tangled.ts";

/** HTML from outside as it may be shown: nothing in it runs, and nothing in it is fetched. */
export interface SafeHtml {
  readonly html: string;
  /** Addresses of pictures on other sites, in their order; the n-th stands in the HTML as `data-picture="n"`, without its address. */
  readonly pictures: readonly string[];
  /** Names of pictures that came with the message, in their order; the n-th stands in the HTML as `data-inline="n"`. */
  readonly inline: readonly string[];
  /** About how many lines it takes to show. */
  readonly lines: number;
}

const TAGS = [
  ..."a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption".split(
    " ",
  ),
  ..."figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup".split(
    " ",
  ),
  ..."table tbody td tfoot th thead tr tt u ul var".split(" "),
];
const ATTRIBUTES = [
  ..."align alt bgcolor border cellpadding cellspacing color colspan dir face height href lang rowspan size".split(" "),
  // The last three say where the quoted part begins, and are taken away then.
  ..."src start style title valign width class id type".split(" "),
];

/** What a style may say: how letters and boxes look, never where they stand or what is fetched. */
const STYLES =
  /^(color|background-color|font(-(family|size|style|weight|variant))?|text-(align|decoration|indent|transform)|line-height|letter-spacing|white-space|vertical-align|list-style-type|((min|max)-)?(width|height)|(padding|margin)(-(top|right|bottom|left))?|border(-(top|right|bottom|left))?(-(color|style|width))?|border-(collapse|spacing|radius))$/;
const PLAIN_VALUE = /^(?!.*(url|expression|image|var|env|attr)\s*\()[\w\s.,#%()'"!+-]{1,200}$/i;

const LINK = /^(https?:|mailto:|tel:)/i;
const REMOTE = /^https?:\/\//i;
const WITHIN = /^cid:/i;
const INLINE = /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;

const keptStyles = (style: string): string =>
  style
    .split(";")
    .map((one) => {
      const at = one.indexOf(":");
      return at < 0 ? null : ([one.slice(0, at).trim().toLowerCase(), one.slice(at + 1).trim()] as const);
    })
    .flatMap((pair) => (pair && STYLES.test(pair[0]) && PLAIN_VALUE.test(pair[1]) ? [`${pair[0]}: ${pair[1]}`] : []))
    .join("; ");

const purifier = DOMPurify();
purifier.addHook("uponSanitizeAttribute", (node, data) => {
  const { attrName, attrValue } = data;
  if (attrName === "style") {
    data.attrValue = keptStyles(attrValue);
    data.keepAttr = data.attrValue !== "";
  }
  if (attrName === "src")
    data.keepAttr = node.nodeName === "IMG" && [REMOTE, WITHIN, INLINE].some((known) => known.test(attrValue));
  if (attrName === "href") data.keepAttr = node.nodeName === "A" && LINK.test(attrValue.trim());
});

/** What stands after `cid:`, which is written as in an address; a broken one names nothing. */
function contentIdOf(address: string): string {
  try {
    return decodeURIComponent(address.slice("cid:".length));
  } catch {
    return "";
  }
}

const BLOCKS = "p, div, li, tr, br, h1, h2, h3, h4, h5, h6, hr, pre";
const LINE = 90;
const PICTURE_LINES = 6;

/** Makes HTML from outside fit to be shown in a frame of its own; null: it is too large or too tangled, show its words. */
export function makeSafe(html: string, quotedTitle: string): SafeHtml | null {
  if (tooTangled(html)) return null;
  const body = purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    RETURN_DOM: true,
  });
  if (!(body instanceof HTMLElement)) return null;
  foldQuoted(body, quotedTitle);
  const pictures: string[] = [];
  const inline: string[] = [];
  for (const element of body.querySelectorAll("*")) {
    for (const name of ["class", "id", "type"]) element.removeAttribute(name);
    if (element.nodeName === "A") {
      element.setAttribute("target", "_blank");
      element.setAttribute("rel", "noopener noreferrer nofollow");
    }
    const address = element.nodeName === "IMG" ? element.getAttribute("src") : null;
    if (address !== null && REMOTE.test(address)) {
      element.removeAttribute("src");
      element.setAttribute("data-picture", String(pictures.length));
      pictures.push(address);
    }
    if (address !== null && WITHIN.test(address)) {
      element.removeAttribute("src");
      element.setAttribute("data-inline", String(inline.length));
      inline.push(contentIdOf(address));
    }
  }
  const lines =
    body.querySelectorAll(BLOCKS).length +
    (body.textContent ?? "").length / LINE +
    body.querySelectorAll("img").length * PICTURE_LINES;
  return { html: body.innerHTML, pictures, inline, lines: Math.ceil(lines) };
}
