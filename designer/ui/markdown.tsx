import { lazy, Suspense } from "react";

const Rendered = lazy(() => import("./markdown-rendered.tsx"));

export interface MarkdownProps {
  readonly text: string;
  /** The name behind a short name such as `lea`; undefined: nobody's, and it stays as written. */
  readonly mention?: (handle: string) => string | undefined;
  /** It has parts of its own, such as an article: its headings are headings, below the page's. */
  readonly headings?: boolean;
}

/** Words of people and documents, as Markdown without raw HTML. Until its code is there the words stand as typed. */
export function Markdown({ text, mention, headings = false }: MarkdownProps) {
  return (
    <Suspense fallback={<div className="whitespace-pre-wrap">{text}</div>}>
      <Rendered text={text} headings={headings} {...(mention && { mention })} />
    </Suspense>
  );
}
