import { lazy, Suspense } from "react";

const Rendered = lazy(() => import("./markdown-rendered.tsx"));

/** Words of people and documents, as Markdown without raw HTML. Until its code is there the words stand as typed. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<div className="whitespace-pre-wrap">{text}</div>}>
      <Rendered text={text} />
    </Suspense>
  );
}
