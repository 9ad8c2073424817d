import clsx from "clsx";
import type { ComponentPropsWithRef } from "react";

/**
 * A plain table with our lines and spacing; scrolls sideways inside its own box, which keyboards can reach. Words for ears only are
 * placed by the nearest positioned box: it is this one, so that they never widen the page.
 */
export function Table({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ComponentPropsWithRef<"table">["children"];
}) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
      className={clsx("relative overflow-x-auto rounded-lg border border-separator bg-panel", className)}
    >
      <table className="w-full border-collapse text-start">{children}</table>
    </section>
  );
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
