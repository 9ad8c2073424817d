import { CircleAlert } from "lucide-react";
import type { RefObject } from "react";

export interface Missing {
  /** Id of the control that it is about. */
  readonly id: string | null;
  readonly text: string;
}

/** Everything that is missing, at once, each a link to its control. */
export function ErrorSummary({
  title,
  items,
  box,
}: {
  readonly title: string;
  readonly items: readonly Missing[];
  readonly box: RefObject<HTMLDivElement | null>;
}) {
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-lg bg-error-fill px-3 py-2 text-error">
      <p className="m-0 flex items-center gap-1.5 font-medium">
        <CircleAlert size={16} aria-hidden />
        {title}
      </p>
      <ul className="m-0 mt-1 list-disc ps-6">
        {items.map(({ id, text }) => (
          <li key={`${id}${text}`}>
            {id ? (
              <button
                type="button"
                className="text-start text-error underline"
                onClick={() => document.getElementById(id)?.focus()}
              >
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
