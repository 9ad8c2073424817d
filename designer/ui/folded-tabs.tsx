import { ChevronUp } from "lucide-react";
import { IconButton } from "./icon-button.tsx";

interface FoldedTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Something in it wants to be looked at. */
  readonly bad: boolean;
}

/** A panel of tabs that is closed: one line, which scrolls where it is longer than the screen; a press opens the panel at a tab. */
export function FoldedTabs<Id extends string>({
  label,
  tabs,
  open,
  onTab,
  onOpen,
}: {
  readonly label: string;
  readonly tabs: readonly FoldedTab<Id>[];
  /** What the button says that opens the panel where it was. */
  readonly open: string;
  readonly onTab: (id: Id) => void;
  readonly onOpen: () => void;
}) {
  return (
    <section
      aria-label={label}
      className="flex shrink-0 items-center gap-1 border-separator border-t bg-panel px-2 py-0.5"
    >
      <div className="flex min-w-0 flex-1 gap-1 overflow-x-auto [scrollbar-width:none]">
        {tabs.map(({ id, label, bad }) => (
          <button
            key={id}
            type="button"
            className={`min-h-7 shrink-0 whitespace-nowrap rounded px-2 text-xs -outline-offset-2 hover:bg-raised ${bad ? "text-error" : "text-soft"}`}
            onClick={() => {
              onTab(id);
              onOpen();
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <IconButton icon={ChevronUp} label={open} className="size-7!" onClick={onOpen} />
    </section>
  );
}
