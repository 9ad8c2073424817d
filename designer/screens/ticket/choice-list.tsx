import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { TextField } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** A line or two below the name. */
  readonly note?: string;
  /** Language of name and note, where it is not that of the page. */
  readonly lang?: string;
  /** What is wrong with it. */
  readonly warning?: string;
  /** Cannot be chosen; it stays in sight. */
  readonly disabled?: boolean;
  /** Choosing it opens something else. */
  readonly further?: boolean;
  readonly onChoose: () => void;
}

export interface ChoiceSection {
  /** Empty: under no heading. */
  readonly title: string;
  readonly choices: readonly Choice[];
}

interface ChoiceListProps {
  readonly first: RefObject<HTMLInputElement | null>;
  /** What the box asks for. */
  readonly label: string;
  readonly find: string;
  readonly onFind: (find: string) => void;
  readonly sections: readonly ChoiceSection[];
  /** Names the list that has no heading. */
  readonly untitled: string;
  readonly reading: boolean;
  /** Said where nothing is left. */
  readonly nothing: ReactNode;
}

/** Things under headings; typing narrows them, arrows move, Enter takes the topmost. */
export function ChoiceList({ first, label, find, onFind, sections, untitled, reading, nothing }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null);
  const shown = sections.filter(({ choices }) => choices.length > 0);
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = all.findIndex((one) => one.matches(":focus"));
    if (at === 0 && by === -1) first.current?.focus();
    else all[Math.min(all.length - 1, at + by)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows between controls that Tab reaches too
    <div className="flex flex-col gap-3" onKeyDown={move}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          shown
            .flatMap(({ choices }) => choices)
            .find(({ disabled }) => !disabled)
            ?.onChoose();
        }}
      >
        <TextField ref={first} label={label} hideLabel placeholder={label} value={find} onChange={onFind} />
      </form>
      {reading && <Skeleton lines={4} />}
      {!reading && shown.length === 0 && (
        <p role="status" className="m-0 text-soft">
          {nothing}
        </p>
      )}
      <div ref={list} className="flex flex-col gap-3">
        {shown.map(({ title, choices }) => (
          <section key={title} aria-label={title === "" ? untitled : title}>
            {title !== "" && <h3 className="m-0 mb-1 font-semibold text-soft text-xs">{title}</h3>}
            <ul className="m-0 flex list-none flex-col p-0">
              {choices.map((choice) => (
                <li key={choice.id}>
                  <Offered choice={choice} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function Offered({
  choice: { name, note, lang, warning, disabled = false, further, onChoose },
}: {
  readonly choice: Choice;
}) {
  return (
    <button
      type="button"
      aria-disabled={disabled || undefined}
      className="flex min-h-9 w-full items-center gap-2 rounded-md px-2.5 py-1 text-start hover:bg-raised focus-visible:bg-raised"
      onClick={disabled ? undefined : onChoose}
    >
      <span className="min-w-0 flex-1">
        <span lang={lang} className={disabled ? "text-soft" : ""}>
          {name}
        </span>
        {note !== undefined && (
          <span lang={lang} className="line-clamp-2 text-soft text-xs">
            {note}
          </span>
        )}
        {warning !== undefined && <span className="block text-warning text-xs">{warning}</span>}
      </span>
      {further && <ChevronRight size={16} aria-hidden className="shrink-0 text-soft" />}
    </button>
  );
}
