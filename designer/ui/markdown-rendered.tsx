import type { ReactNode } from "react";
import ReactMarkdown from "react-markdown";
import { mentionsIn } from "../../blueprints/mentions.ts";

export interface MarkdownProps {
  readonly text: string;
  /** The name behind a short name such as `lea`; undefined: nobody's, and it stays as written. */
  readonly mention?: (handle: string) => string | undefined;
  /** It has parts of its own, such as an article: its headings are headings, below the page's. */
  readonly headings?: boolean;
}

const SAFE = /^(https?:|mailto:)/i;
/** How a mention stands in the tree: a link that leads nowhere, drawn as a chip. */
const MENTION = "mention:";

export default function MarkdownRendered({ text, mention, headings }: MarkdownProps) {
  return (
    <div className="prose min-w-0 break-words">
      <ReactMarkdown
        // Pictures are left out: a requester's picture would tell its host who reads it and when.
        disallowedElements={["img"]}
        urlTransform={(url) => (SAFE.test(url) || url === MENTION ? url : "")}
        remarkPlugins={mention ? [[markMentions, mention]] : []}
        components={{
          a: ({ href, children }) =>
            href === MENTION ? (
              <span className="chip inline-flex items-center rounded-full bg-info-fill px-1.5 font-medium text-info">
                {children}
              </span>
            ) : (
              <a href={href} target="_blank" rel="noopener nofollow ugc">
                {children}
              </a>
            ),
          h1: headings ? Heading : Strong,
          h2: headings ? Heading : Strong,
          h3: headings ? LowerHeading : Strong,
        }}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

const Strong = ({ children }: Parted) => <p className="font-semibold">{children}</p>;
const Heading = ({ children }: Parted) => <h2 className="mt-5 mb-1 text-base font-semibold">{children}</h2>;
const LowerHeading = ({ children }: Parted) => <h3 className="mt-4 mb-1 text-sm font-semibold">{children}</h3>;

interface Parted {
  readonly children?: ReactNode;
}

/** A node of the tree, as far as mentions need it. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  children?: Node[];
}

/** Puts people's names in the place of their short names; code and links stay as they were written. */
function markMentions(name: NonNullable<MarkdownProps["mention"]>) {
  const walk = (node: Node): void => {
    if (!node.children || node.type === "link") return;
    node.children = node.children.flatMap((child) =>
      child.type === "text" ? parts(child.value ?? "", name) : [child],
    );
    for (const child of node.children) walk(child);
  };
  return walk;
}

function parts(text: string, name: NonNullable<MarkdownProps["mention"]>): Node[] {
  const found: Node[] = [];
  let from = 0;
  for (const { at, length, handle } of mentionsIn(text)) {
    const known = name(handle);
    if (known === undefined) continue;
    found.push({ type: "text", value: text.slice(from, at) });
    found.push({ type: "link", url: MENTION, children: [{ type: "text", value: `@${known}` }] });
    from = at + length;
  }
  return [...found, { type: "text", value: text.slice(from) }];
}
