/** What the words of a letter may not become: anything that is fetched, or leads elsewhere than it says. */
const SAFE = /^(https?:|mailto:)/i;

/** A node of the tree, as far as letters need it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  children?: Node[];
}

export interface LetterOptions {
  /** Where people reach the desk: links to there need not show their address. */
  readonly home?: string | undefined;
  /** Nobody has read it before it leaves, and it may hold words from outside: each link says where it leads. */
  readonly automatic: boolean;
}

/**
 * The HTML of Markdown, as the thread shows it: raw HTML stands as it was typed, pictures from elsewhere are left out, and a link
 * leads to the web or to an address. Lines stay lines, as they do in the text of the same mail.
 */
export async function letterHtml(text: string, { home, automatic }: LetterOptions): Promise<string> {
  // Loaded with the first mail: most processes of a large desk never send one.
  const [{ createElement }, { renderToStaticMarkup }, { default: Markdown }] = await Promise.all([
    import("react"),
    import("react-dom/server"),
    import("react-markdown"),
  ]);
  const plugins = [linkAddresses, ...(automatic ? [() => sayWhere(home)] : []), keepLines];
  return renderToStaticMarkup(
    createElement(Markdown, {
      children: text,
      disallowedElements: ["img"],
      urlTransform: (url: string) => (SAFE.test(url) ? url : ""),
      remarkPlugins: plugins,
    }),
  );
}

/** Changes what hangs below a node; what is within a link stays as it is. */
function walk(node: Node, change: (child: Node) => Node[]): void {
  if (!node.children) return;
  for (const child of node.children) if (child.type !== "link") walk(child, change);
  node.children = node.children.flatMap(change);
}

/** A line ends where its writer ended it. */
const keepLines = () => (tree: Node) =>
  walk(tree, (child) =>
    child.type === "text" && child.value?.includes("\n")
      ? child.value
          .split("\n")
          .flatMap((value, at): Node[] => [...(at === 0 ? [] : [{ type: "break" }]), { type: "text", value }])
      : [child],
  );

const WEB = /https?:\/\/[^\s<>"'`\\]+/gi;
/** What ends a sentence does not belong to the address in it. */
const AFTER = /[.,;:!?)\]}»”’*_]+$/;

/** Makes links of addresses of the web that stand as such. */
const linkAddresses = () => (tree: Node) => walk(tree, (child) => (child.type === "text" ? linked(child) : [child]));

function linked(node: Node): Node[] {
  const { value = "" } = node;
  const parts: Node[] = [];
  let from = 0;
  for (const { 0: found, index } of value.matchAll(WEB)) {
    const url = found.replace(AFTER, "");
    parts.push({ type: "text", value: value.slice(from, index) });
    parts.push({ type: "link", url, children: [{ type: "text", value: url }] });
    from = index + url.length;
  }
  return [...parts, { type: "text", value: value.slice(from) }];
}

/** Puts its address behind a link that leads away under another name. */
const sayWhere = (home: string | undefined) => (tree: Node) =>
  walk(tree, (child) => {
    const { type, url = "" } = child;
    if (type !== "link" || !SAFE.test(url) || wordsOf(child) === url || isAt(url, home)) return [child];
    return [child, { type: "text", value: ` (${url})` }];
  });

const wordsOf = ({ value = "", children = [] }: Node): string => value + children.map(wordsOf).join("");

const isAt = (url: string, home: string | undefined): boolean =>
  home !== undefined && URL.canParse(url) && URL.canParse(home) && new URL(url).origin === new URL(home).origin;
