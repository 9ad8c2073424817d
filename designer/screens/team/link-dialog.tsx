import { useRef } from "react";
import type { Invitation, Member } from "../../../api/contract/team.ts";
import { useMe } from "../../data/session.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { dateTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** The link by which somebody comes to his password. */
export function LinkDialog({
  person,
  invitation,
  onClose,
}: {
  readonly person: Member;
  readonly invitation: Invitation;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const language = useLanguage();
  const { mail } = useMe();
  const box = useRef<HTMLInputElement>(null);
  const { name, email } = person;
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={box}
      title={t("link.title", { name })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("link.done")}
        </Button>
      }
    >
      <p className="mt-0 mb-4">{t("link.text", { name, at: dateTime(invitation.expiresAt, language) })}</p>
      <CopyField
        ref={box}
        label={t("link.label")}
        value={`${window.location.origin}${invitation.link}`}
        copied={t("link.copied")}
      />
      <p className="mt-4 mb-0 text-soft">{mail === "smtp" ? t("link.mailed", { email }) : t("link.notMailed")}</p>
    </Dialog>
  );
}
