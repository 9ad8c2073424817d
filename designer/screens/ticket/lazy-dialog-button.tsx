import type { LucideIcon } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";

/** A small button of the ticket's page with a key of its own; its dialog comes with the first press, and is fetched when a pointer comes near. */
export function LazyDialogButton({
  icon,
  shortcut,
  hint,
  inText = false,
  load,
  children,
  dialog,
}: {
  readonly icon: LucideIcon;
  /** As {@link useShortcut} reads it; `hint`: as it is shown. */
  readonly shortcut: string;
  readonly hint: string;
  /** The key acts while one types, too. */
  readonly inText?: boolean;
  readonly load: () => Promise<unknown>;
  readonly children: ReactNode;
  readonly dialog: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  useShortcut(shortcut, () => setOpen(true), { inText });
  return (
    <>
      <Button
        size="s"
        icon={icon}
        aria-haspopup="dialog"
        hint={hint}
        className="max-sm:[&_kbd]:hidden"
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      >
        {children}
      </Button>
      {open && <Suspense>{dialog(() => setOpen(false))}</Suspense>}
    </>
  );
}
