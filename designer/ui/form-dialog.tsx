import { type ReactNode, useId } from "react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { Button } from "./button.tsx";
import { Dialog, type DialogProps } from "./dialog.tsx";
import { useShortcut } from "./use-shortcut.ts";

export interface FormDialogProps
  extends Pick<DialogProps, "title" | "subtitle" | "size" | "initialFocus" | "onClose" | "children"> {
  /** The word of the button that sends. */
  readonly act: ReactNode;
  /** What sending does can't be taken back. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** False: the button says that sending would come to nothing yet. */
  readonly ready?: boolean;
  /** Why it was not done, where no field says it. */
  readonly fault?: string | null | undefined;
  /** Ctrl+Enter sends it from every field. */
  readonly quick?: boolean;
  /** Stands before the buttons: another way. */
  readonly aside?: ReactNode;
  readonly onChange?: () => void;
  /** Enter in a field, or the button; never while it is busy. */
  readonly onSend: () => void;
}

/** A dialog that is one form: what it asks, why it was refused, and two ways out. */
export function FormDialog({
  act,
  danger = false,
  busy = false,
  ready = true,
  fault,
  quick = false,
  aside,
  onChange,
  onSend,
  children,
  ...dialog
}: FormDialogProps) {
  const t = useWords(ui);
  const form = useId();
  const send = () => {
    if (!busy) onSend();
  };
  useShortcut("Ctrl+Enter", send, { inText: true, enabled: quick });
  return (
    <Dialog
      open
      {...dialog}
      footer={
        <>
          {aside}
          <Button onClick={dialog.onClose}>{t("cancel")}</Button>
          <Button
            type="submit"
            form={form}
            variant={danger ? "danger" : "primary"}
            busy={busy}
            aria-disabled={ready ? undefined : true}
            className={ready ? "" : "opacity-60"}
            {...(quick && { hint: "Ctrl ⏎" })}
          >
            {act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onChange={onChange}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {fault && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {fault}
          </p>
        )}
        {children}
      </form>
    </Dialog>
  );
}
