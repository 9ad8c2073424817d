import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** Asks once more, and says why it could not be done. */
export function Confirm({
  title,
  text,
  act,
  danger,
  onAct,
  onClose,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly danger?: boolean;
  /** A text is the reason why not. */
  readonly onAct: () => Promise<string | null>;
  readonly onClose: () => void;
  /** What it would come to. */
  readonly children?: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const press = async () => {
    setBusy(true);
    const reason = await onAct();
    if (reason === null) return;
    setRefused(reason);
    setBusy(false);
  };
  return (
    <Dialog
      open
      size="s"
      title={title}
      onClose={onClose}
      footer={
        <Button variant={danger ? "danger" : "primary"} busy={busy} onClick={() => void press()}>
          {act}
        </Button>
      }
    >
      <p className="m-0">{text}</p>
      {children && <div className="mt-3">{children}</div>}
      {refused !== null && (
        <p role="alert" className="m-0 text-error">
          {refused}
        </p>
      )}
    </Dialog>
  );
}
