import { lazy, Suspense } from "react";
import type { MarkdownProps } from "./markdown-rendered.tsx";

const Rendered = lazy(() => import("./markdown-rendered.tsx"));

/** Words of people and documents, as Markdown without raw HTML. Until its code is there the words stand as typed. */
export function Markdown({ text, mention, headings = false }: MarkdownProps) {
  return (
    <Suspense fallback={<div className="whitespace-pre-wrap">{text}</div>}>
      <Rendered text={text} headings={headings} {...(mention && { mention })} />
    </Suspense>
  );
}
