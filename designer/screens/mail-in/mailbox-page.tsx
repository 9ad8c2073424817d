import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { MailboxForm } from "./mailbox-form.tsx";
import { isMailboxLike } from "./plain-mailbox.ts";

const WORDS: PlaceWords = {
  "/address": { en: "address", fr: "adresse" },
  "/department": { en: "department", fr: "département" },
  "/language": { en: "language", fr: "langue" },
  "/type": { en: "type of its tickets", fr: "type de ses tickets" },
  "/product": { en: "product of its tickets", fr: "produit de ses tickets" },
  "/sender": { en: "sender’s name", fr: "nom de l’expéditeur" },
  "/signature": { en: "signature", fr: "signature" },
  "/attachMiB": { en: "limit of attached files", fr: "limite des fichiers joints" },
  "/imap": { en: "fetching by IMAP", fr: "relève par IMAP" },
  "/imap/host": { en: "mail server", fr: "serveur de messagerie" },
  "/imap/port": { en: "port", fr: "port" },
  "/imap/security": { en: "encryption", fr: "chiffrement" },
  "/imap/user": { en: "user", fr: "utilisateur" },
  "/imap/folder": { en: "folder", fr: "dossier" },
  "/imap/begin": { en: "what is fetched", fr: "ce qui est relevé" },
  "/imap/afterwards": { en: "what becomes of mail on the server", fr: "ce que deviennent les e-mails sur le serveur" },
};

/** One support address. */
export default function MailboxScreen() {
  const { key = "" } = useParams();
  const t = useWords(mailIn);
  return (
    <DefinitionEditor
      kind="mailbox"
      of={key}
      list={{ path: "/mailboxes", title: t("address.title") }}
      Form={MailboxForm}
      readable={isMailboxLike}
      words={WORDS}
    />
  );
}
