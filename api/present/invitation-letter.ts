import type { Letter } from "../effects/smtp.ts";
import { newId } from "../ids.ts";

interface Invited {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  /** Whole address of the page that sets the password. */
  readonly link: string;
  readonly why: "invited" | "forgotten";
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** The mail with which somebody comes to his password, in his language. */
export function invitationLetter({ name, email, language, link, why, expiresAt }: Invited): Letter {
  const french = language.startsWith("fr");
  const until = new Intl.DateTimeFormat(french ? "fr" : "en", { dateStyle: "long", timeZone: "UTC" }).format(expiresAt);
  const [subject, text] = french
    ? [
        why === "invited" ? "Votre accès à Filrouge" : "Un nouveau mot de passe pour Filrouge",
        `Bonjour ${name},\n\n${
          why === "invited"
            ? "Un accès à Filrouge est prêt pour vous. Choisissez votre mot de passe ici :"
            : "Quelqu’un a demandé un nouveau mot de passe pour cette adresse. Si c’était vous, choisissez-le ici :"
        }\n\n${link}\n\nLe lien sert une fois, jusqu’au ${until}.${
          why === "forgotten" ? " Si ce n’était pas vous, il n’y a rien à faire : rien n’a changé." : ""
        }\n`,
      ]
    : [
        why === "invited" ? "Your access to Filrouge" : "A new password for Filrouge",
        `Hello ${name},\n\n${
          why === "invited"
            ? "Your access to Filrouge is ready. Choose your password here:"
            : "Somebody asked for a new password for this address. If it was you, choose it here:"
        }\n\n${link}\n\nThe link works once, until ${until}.${
          why === "forgotten" ? " If it was not you, there is nothing to do: nothing has changed." : ""
        }\n`,
      ];
  return { id: newId(), ticket: null, to: [email], subject, text, automatic: true };
}
