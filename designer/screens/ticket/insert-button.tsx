import { TextCursorInput } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { desk } from "../../i18n/desk.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import type { InsertProps } from "./insert-dialog.tsx";

const load = () => import("./insert-dialog.tsx");
const InsertDialog = lazy(load);

/** Beside the box in which one answers; its dialog comes with the first press. */
export function InsertButton({ onDone, ...rest }: Omit<InsertProps, "onClose">) {
  const t = useWords(desk);
  const [open, setOpen] = useState(false);
  useShortcut("Ctrl+i", () => setOpen(true), { inText: true });
  return (
    <>
      <Button
        size="s"
        icon={TextCursorInput}
        aria-haspopup="dialog"
        hint="Ctrl I"
        className="max-sm:[&_kbd]:hidden"
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      >
        {t("insert")}
      </Button>
      {open && (
        <Suspense>
          <InsertDialog
            {...rest}
            onClose={() => setOpen(false)}
            onDone={(next) => {
              setOpen(false);
              onDone(next);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
