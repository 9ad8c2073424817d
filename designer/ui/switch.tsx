import clsx from "clsx";

/** On or off, at once. */
export function Switch({
  label,
  checked,
  onChange,
  disabled,
}: {
  /** Its name for screen readers; the row beside it says it to the eye. */
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      title={label}
      disabled={disabled}
      className="target inline-flex h-8 w-11 items-center justify-center rounded-md disabled:opacity-50"
      onClick={() => onChange(!checked)}
    >
      <span
        className={clsx(
          "flex h-5 w-9 items-center rounded-full border-2 px-0.5",
          checked ? "justify-end border-primary bg-primary" : "justify-start border-control bg-panel",
        )}
      >
        <span className={clsx("size-3 rounded-full", checked ? "bg-on-primary" : "bg-control")} />
      </span>
    </button>
  );
}
