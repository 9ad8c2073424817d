import { type ReactNode, useId, useRef } from "react";
import type { BulkAction, BulkSelection } from "../../api/contract/bulk.ts";
import { bulk } from "../i18n/bulk.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useShortcut } from "../ui/use-shortcut.ts";

/** What every form about many tickets is handed. */
export interface BulkWork {
  readonly selection: BulkSelection;
  /** Null: nobody has counted. */
  readonly count: number | null;
  readonly busy: boolean;
  readonly refused: string | null;
  readonly onStart: (action: BulkAction) => void;
  readonly onClose: () => void;
}

interface BulkFrameProps extends BulkWork {
  readonly title: string;
  readonly subtitle?: string;
  readonly onBack?: () => void;
  /** Absent: there is nothing to be done yet. */
  readonly onGo?: () => void;
  readonly children: ReactNode;
}

const CONTROLS = "input, select, textarea, button";

/** The window around a form about many tickets: on how many, what is refused, and the button. Ctrl+Enter presses it. */
export function BulkFrame({ title, subtitle, count, busy, refused, onBack, onGo, onClose, children }: BulkFrameProps) {
  const t = useWords(bulk);
  const form = useId();
  const first = useRef<HTMLElement>(null);
  useShortcut("Ctrl+Enter", () => onGo?.(), { inText: true, enabled: onGo !== undefined });
  return (
    <Dialog
      open
      initialFocus={first}
      title={title}
      subtitle={subtitle ?? (count === null ? t("bar.wholeChosen") : t("on", { count }))}
      onClose={onClose}
      footer={
        (onBack || onGo) && (
          <>
            {onBack && (
              <Button variant="ghost" onClick={onBack}>
                {t("back")}
              </Button>
            )}
            {onGo && (
              <Button type="submit" form={form} variant="primary" busy={busy} hint="Ctrl ⏎">
                {t("go", { count: count ?? 2 })}
              </Button>
            )}
          </>
        )
      }
    >
      <form
        id={form}
        ref={(own) => {
          first.current = own?.querySelector<HTMLElement>(CONTROLS) ?? null;
        }}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onGo?.();
        }}
      >
        {refused !== null && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {refused}
          </p>
        )}
        {children}
      </form>
    </Dialog>
  );
}
