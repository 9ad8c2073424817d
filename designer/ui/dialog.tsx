import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  readonly open: boolean;
  /** Escape, the cross and a press outside. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, right aligned, always in sight. */
  readonly footer?: ReactNode;
  /** 400, 560 or 880 px wide; `full` fills the window; `side` is a sheet on the right that leaves the page usable. Full screen on phones. */
  readonly size?: "s" | "m" | "l" | "full" | "side";
  /** Nothing in it takes the focus: then the text does, so that keys scroll it. */
  readonly reading?: boolean;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly finalFocus?: RefObject<HTMLElement | null>;
}

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)";

const FIELD = ["input", "select", "textarea"].map((field) => `${field}:not(:disabled, [type=file])`).join(", ");

const SIZE = {
  s: "sm:w-100 sm:top-[12vh] sm:left-1/2 sm:-translate-x-1/2 sm:rounded-xl sm:max-h-[80vh]",
  m: "sm:w-140 sm:top-[8vh] sm:left-1/2 sm:-translate-x-1/2 sm:rounded-xl sm:max-h-[84vh]",
  l: "sm:w-220 sm:max-w-[92vw] sm:top-[6vh] sm:left-1/2 sm:-translate-x-1/2 sm:rounded-xl sm:max-h-[88vh]",
  full: "sm:inset-4! sm:rounded-xl",
  side: "sm:w-110 sm:inset-y-0 sm:right-0 sm:left-auto sm:h-full",
} as const;

/** A window over the page: traps focus, gives it back, closes with Escape. `side` does not trap. */
export function Dialog({
  open,
  onClose,
  title,
  subtitle,
  children,
  footer,
  size = "m",
  initialFocus,
  finalFocus,
  reading = false,
}: DialogProps) {
  const t = useWords(ui);
  const popup = useRef<HTMLDivElement>(null);
  // In the moment in which the window appears. Left to Base UI it is a frame later, and a key pressed in between goes to the page.
  const focusFirst = (by: string): false => {
    const own = popup.current;
    if (!own || own.contains(document.activeElement)) return false;
    // What is asked comes before the cross that closes.
    const first = own.querySelector<HTMLElement>(FIELD) ?? own.querySelector<HTMLElement>(FOCUSABLE);
    const wanted = initialFocus?.current ?? (by === "touch" ? own : first);
    (wanted ?? own).focus();
    return false;
  };
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => !next && onClose()}
      modal={size !== "side"}
      disablePointerDismissal={size === "side"}
    >
      <Base.Portal>
        {size !== "side" && <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />}
        <Base.Popup
          ref={popup}
          initialFocus={focusFirst}
          {...(finalFocus && { finalFocus })}
          data-side={size === "side" ? "" : undefined}
          className={clsx(
            "popup fixed inset-0 z-40 flex flex-col rounded-none sm:inset-auto",
            "animate-[appear_120ms_ease-out]",
            SIZE[size],
          )}
        >
          <div className="flex items-start gap-3 border-b border-separator px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Base.Title className="m-0 text-base font-semibold">{title}</Base.Title>
              {subtitle && <Base.Description className="m-0 text-soft">{subtitle}</Base.Description>}
            </div>
            <IconButton label={t("close")} icon={X} onClick={onClose} className="-me-2" />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4" {...(reading && { tabIndex: 0 })}>
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-separator px-5 py-3">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
