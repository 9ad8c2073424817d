import { Copy } from "lucide-react";
import { useRef } from "react";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.tsx";

/** The secret of an endpoint, this once. */
export function SecretDialog({
  name,
  secret,
  oldUntil,
  onClose,
}: {
  readonly name: string;
  readonly secret: string;
  /** Until when the one before signs too. */
  readonly oldUntil: number | null;
  readonly onClose: () => void;
}) {
  const t = useWords(webhooks);
  const language = useLanguage();
  const box = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      toast(t("secret.copied"));
    } catch {
      // Browsers keep the clipboard from pages without https.
      box.current?.select();
      toast(t("secret.notCopied"), { tone: "error" });
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={box}
      title={t("secret.title")}
      subtitle={name}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("secret.done")}
        </Button>
      }
    >
      <p className="mt-0 mb-4">{t("secret.text")}</p>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          ref={box}
          label={t("secret.label")}
          className="min-w-0 flex-1 basis-80"
          value={secret}
          readOnly
          onFocus={(event) => event.target.select()}
          onChange={() => undefined}
        />
        <Button icon={Copy} onClick={() => void copy()}>
          {t("secret.copy")}
        </Button>
      </div>
      {oldUntil !== null && <p className="mt-4 mb-0">{t("secret.rotated", { time: dateTime(oldUntil, language) })}</p>}
    </Dialog>
  );
}
