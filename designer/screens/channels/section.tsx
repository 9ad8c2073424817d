import { type ReactNode, useId } from "react";

/** A titled part of a channel's page. */
export function Section({
  title,
  intro,
  aside,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  /** Stands beside the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-lg border border-separator bg-panel p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="m-0 font-semibold text-base">
          {title}
        </h2>
        {aside}
      </div>
      {intro && <p className="mt-1 mb-0 max-w-160 text-soft">{intro}</p>}
      <div className="mt-3 flex flex-col gap-4">{children}</div>
    </section>
  );
}
