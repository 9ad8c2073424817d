import { TextCursorInput } from "lucide-react";
import { lazy } from "react";
import { desk } from "../../i18n/desk.ts";
import { useWords } from "../../i18n/i18n.ts";
import type { InsertProps } from "./insert-dialog.tsx";
import { LazyDialogButton } from "./lazy-dialog-button.tsx";

const load = () => import("./insert-dialog.tsx");
const InsertDialog = lazy(load);

/** Beside the box in which one answers. */
export function InsertButton({ onDone, ...rest }: Omit<InsertProps, "onClose">) {
  const t = useWords(desk);
  return (
    <LazyDialogButton
      {...{ load, icon: TextCursorInput }}
      shortcut="Ctrl+i"
      hint="Ctrl I"
      inText
      dialog={(close) => (
        <InsertDialog
          {...rest}
          onClose={close}
          onDone={(next) => {
            close();
            onDone(next);
          }}
        />
      )}
    >
      {t("insert")}
    </LazyDialogButton>
  );
}
