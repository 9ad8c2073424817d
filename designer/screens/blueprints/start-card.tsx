import { type ReactNode, useId } from "react";

/** One thing to start from, as a card that is one choice of several. */
export function StartCard({
  name,
  about,
  size,
  picture,
  checked,
  onChoose,
}: {
  readonly name: string;
  readonly about: string;
  readonly size: string;
  readonly picture: ReactNode;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  const id = useId();
  return (
    <label
      className={`flex cursor-pointer flex-col overflow-hidden rounded-lg border has-focus-visible:outline-3 has-focus-visible:outline-link ${checked ? "border-link ring-2 ring-link" : "border-separator hover:border-control"}`}
    >
      <span aria-hidden className="block h-30 border-b border-separator bg-canvas p-1">
        {picture}
      </span>
      <span className="flex gap-2 p-3">
        <input
          type="radio"
          name="start"
          checked={checked}
          onChange={onChoose}
          aria-describedby={`${id}-about`}
          aria-labelledby={`${id}-name`}
          className="mt-0.5 size-4 shrink-0 accent-primary"
        />
        <span className="min-w-0">
          <span id={`${id}-name`} className="block font-medium">
            {name}
          </span>
          <span id={`${id}-about`} className="block text-xs text-soft">
            {about !== "" && <span className="line-clamp-3">{about}</span>}
            {size}
          </span>
        </span>
      </span>
    </label>
  );
}
