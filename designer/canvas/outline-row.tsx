import { ArrowRight, ChevronDown, ChevronRight, CircleAlert, Clock3, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { categoryIcon } from "../ui/category-icon.ts";
import type { Line } from "./outline-lines.ts";

/** What a press on a line does; the same object from one drawing to the next. */
export interface LineHands {
  readonly choose: (key: string) => void;
  readonly fold: (key: string) => void;
}

interface RowProps extends Omit<Line, "key"> {
  /** Its key. */
  readonly line: string;
  readonly folded: boolean;
  readonly selected: boolean;
  /** It carries the tab stop of the tree. */
  readonly stop: boolean;
  readonly hands: LineHands;
}

/** One line of the tree, drawn again when something of it is another. */
export const OutlineRow = memo(function OutlineRow(props: RowProps) {
  const { line, kind, folded, selected, stop, hands, errors, warnings } = props;
  const transition = kind === "transition";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself listens to keys
    <div
      role="treeitem"
      data-key={line}
      tabIndex={stop ? 0 : -1}
      aria-level={transition ? 2 : 1}
      aria-selected={selected}
      {...(!transition && { "aria-expanded": !folded })}
      className={`fr-outline-row flex min-h-7 items-center gap-1.5 rounded px-1.5 outline-offset-[-2px] hover:bg-raised ${transition ? "ps-7 text-soft" : "font-medium"} ${selected ? "bg-raised shadow-[inset_2px_0_0_var(--link)]" : ""}`}
      onClick={() => hands.choose(line)}
    >
      <Face {...props} />
      {errors > 0 ? (
        <CircleAlert size={14} aria-hidden className="ms-auto shrink-0 text-error" />
      ) : warnings > 0 ? (
        <TriangleAlert size={14} aria-hidden className="ms-auto shrink-0 text-warning" />
      ) : null}
    </div>
  );
});

function Face(props: RowProps) {
  const t = useWords(designer);
  const { kind, name, rest, target } = props;
  if (kind === "common")
    return (
      <>
        <Fold {...props} />
        <span className="truncate">{t("outline.common")}</span>
      </>
    );
  if (kind === "state") {
    const Icon = categoryIcon(props.category);
    const color = props.colour || `var(--${props.category})`;
    return (
      <>
        <Fold {...props} />
        <Icon size={14} aria-hidden className="shrink-0" style={{ color }} />
        <span className="truncate">{name}</span>
        <span className="sr-only">{rest}</span>
      </>
    );
  }
  const Sign = props.alone ? Clock3 : ArrowRight;
  return (
    <>
      <Sign size={13} aria-hidden className="shrink-0" />
      <span className="max-w-4/5 shrink-0 truncate text-ink">{name}</span>
      <span className="sr-only">{rest}</span>
      <span aria-hidden className="truncate text-xs">
        {target}
      </span>
    </>
  );
}

function Fold({ folded, hands, line }: RowProps) {
  const Sign = folded ? ChevronRight : ChevronDown;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; keys fold through the tree
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <span
      className="shrink-0 rounded text-soft hover:text-ink"
      onClick={(event) => {
        event.stopPropagation();
        hands.fold(line);
      }}
    >
      <Sign size={14} aria-hidden />
    </span>
  );
}
