import { headersOf, type ParsedMail } from "./parsed-mail.ts";

/** What kind of machine wrote a mail: an answer of its own accord, a report about delivery, an alert or list mail. */
export const AUTOMATIC = ["answer", "bounce", "report", "notice", "list"] as const;
export type AutomaticKind = (typeof AUTOMATIC)[number];

/** Subjects of vacation responders that say nothing of themselves in a header. */
const AWAY =
  /^\s*(?:(?:re|aw|tr|wg|fwd?)\s*:\s*)*(?:auto(?:matic|matische)?[\s-]*(?:repl(?:y|ies)|response|antwort)|out of (?:the )?office|abwesenheit|r[ée]ponse automatique|absence du bureau|je suis absent|risposta automatica|respuesta autom[áa]tica)/iu;

/** What people begin with as well: it is a machine's word where it answers a mail, and does not say `Re:` as a person's answer does. */
const PERHAPS_AWAY =
  /^\s*(?:(?:i am|i['’]m|je suis|ich bin)\s+)?(?:absente?\b|absence\s*:|en cong[ée]s?\b|(?:away|out) (?:from|until|till)\b|on (?:leave|vacation|holiday|annual leave)\b|nicht im b(?:ü|ue)ro\b|im urlaub\b|abwesend\b|de vacaciones\b|in ferie\b)/iu;
/** It goes on with the subject of what it answers. */
const ANSWERS = /\b(?:re|aw)\s*:|\b(?:ihre? (?:anfrage|nachricht|e?-?mail)|votre (?:demande|message|e?-?mail))\b/iu;

const MACHINES = /^(?:mailer-daemon|postmaster|bounces?|(?:do[-_.]?not|no)[-_.]?reply)(?:[+\-_.].*)?@/i;

/** The kind of machine behind a mail; null: a person, as far as anybody can tell. `sender` is the envelope's. */
export function automaticKind(mail: ParsedMail, sender: string): AutomaticKind | null {
  const value = (name: string): string => (headersOf(mail, name)[0] ?? "").toLowerCase();
  const type = value("content-type");
  const from = mail.from[0]?.address ?? "";
  if (mail.bounce) return "bounce";
  if (/^multipart\/report\b/.test(type)) return "report";
  const submitted = value("auto-submitted").split(/[;\s]/, 1)[0] ?? "";
  if (submitted === "auto-replied" || value("x-autoreply") !== "" || value("x-autorespond") !== "") return "answer";
  if (value("precedence") === "auto_reply" || AWAY.test(mail.subject)) return "answer";
  const answers = mail.inReplyTo.length > 0 || mail.references.length > 0 || ANSWERS.test(mail.subject);
  if (answers && PERHAPS_AWAY.test(mail.subject)) return "answer";
  if (sender === "" && /^(?:mailer-daemon|postmaster)@/i.test(from)) return "bounce";
  if (value("x-failed-recipients") !== "") return "bounce";
  if (submitted !== "" && submitted !== "no") return "notice";
  if (value("list-id") !== "" || value("list-post") !== "" || /^(?:bulk|list|junk)$/.test(value("precedence")))
    return "list";
  return sender === "" || MACHINES.test(from) ? "notice" : null;
}
