import clsx from "clsx";
import { type ComponentPropsWithRef, useLayoutEffect, useRef } from "react";

/**
 * A plain table with our lines and spacing; scrolls sideways inside its own box, which keyboards can reach. Words for ears only are
 * placed by the nearest positioned box: it is this one, so that they never widen the page. One that `stacks` shows each row as a
 * card on a small screen, its cells one below the other after their headings; how is said in theme.css.
 */
export function Table({
  label,
  stacks = false,
  className,
  children,
}: {
  readonly label: string;
  readonly stacks?: boolean;
  readonly className?: string;
  readonly children: ComponentPropsWithRef<"table">["children"];
}) {
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (stacks && table.current) nameCells(table.current);
  });
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
      className={clsx("relative overflow-x-auto rounded-lg border border-separator bg-panel", className)}
    >
      <table ref={table} className={clsx("w-full border-collapse text-start", stacks && "fr-stacks")}>
        {children}
      </table>
    </section>
  );
}

/** Tells each cell the heading of its column, which is drawn before it where the headings themselves are not. */
function nameCells(table: HTMLTableElement): void {
  // A heading for ears only has nothing to say to the eye here either.
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) =>
    head.querySelector(".sr-only") ? "" : head.textContent.trim(),
  );
  for (const { cells } of [...table.tBodies].flatMap(({ rows }) => [...rows])) {
    if (cells.length === names.length)
      for (const [at, cell] of [...cells].entries()) cell.dataset.column = names[at] ?? "";
  }
}

export const Th = ({ className, ...rest }: ComponentPropsWithRef<"th">) => (
  <th
    scope="col"
    className={clsx("border-b border-separator px-3 py-2 text-start text-xs font-medium text-soft", className)}
    {...rest}
  />
);
export const Td = ({ className, ...rest }: ComponentPropsWithRef<"td">) => (
  <td
    className={clsx("border-b border-separator px-3 py-2 align-top in-[tr:last-child]:border-b-0", className)}
    {...rest}
  />
);
