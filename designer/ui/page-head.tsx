import type { ReactNode } from "react";

/** What a page is, what it is for, and what can be begun on it. */
export function PageHead({
  title,
  intro,
  children,
}: {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <div className="min-w-60 flex-1">
        <h1 className="m-0 text-xl font-semibold">{title}</h1>
        {intro !== undefined && <p className="mt-1 mb-0 max-w-180 text-soft">{intro}</p>}
      </div>
      {children}
    </div>
  );
}
