import { useRef } from "react";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";

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
      <CopyField ref={box} label={t("secret.label")} value={secret} copied={t("secret.copied")} />
      {oldUntil !== null && <p className="mt-4 mb-0">{t("secret.rotated", { time: dateTime(oldUntil, language) })}</p>}
    </Dialog>
  );
}
