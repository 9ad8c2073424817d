import type { ReactNode } from "react";

/** The part of a rule's form that reads as one sentence. */
export function Sentence({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby="sentence" className="flex flex-col gap-4 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="sentence" className="m-0 font-semibold text-base">
          {title}
        </h2>
        <p className="m-0 text-soft text-xs">{hint}</p>
      </div>
      {children}
    </section>
  );
}
