import { finding } from "./check-uses.ts";
import { fieldUnknown } from "./checks/field-unknown.ts";
import { pathUnknown } from "./checks/path-unknown.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { shown } from "./limit-findings.ts";
import { TICKET_ATTRIBUTES } from "./paths.ts";
import { placeholdersOf } from "./placeholders.ts";
import type { Template } from "./template.ts";
import { LANGUAGES, type Text } from "./text.ts";
import type { Uses } from "./used.ts";

/** What of a requester documents read. */
const REQUESTER_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...["id", "name", "emails", "language", "kind", "verified", "organization"],
]);

/** What of a ticket a notification still knows when it is written. A test holds this against what effects carry. */
export const TOLD_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...["id", "number", "subject", "status", "requester", "assignee", "group", "department", "product", "priority"],
  ...["type", "category", "fields", "resolution", "dueAt", "language", "blueprint", "state"],
]);

const LANGUAGE_NAMES = { en: { en: "English", fr: "anglais" }, fr: { en: "French", fr: "français" } } as const;

/** Where a requester is asked for a rating, the page on which to give it. */
const RATING_LINK = "link";

/** In a mail to the requester, the page on which to follow the ticket without an account. */
const TICKET_LINK = "ticketLink";

/** In a mail to those who are asked to approve, the page on which each answers without signing in. */
const APPROVAL_LINK = "approvalLink";

const LINKS: ReadonlySet<string> = new Set([RATING_LINK, TICKET_LINK, APPROVAL_LINK]);

/** Whatever stands in double braces, a placeholder or not. */
const BRACES = /\{\{([^{}]*)\}\}/g;

/** What is wrong with the words of a template. */
export function templateFindings(document: Template, uses: Uses, directory: Directory | undefined): Finding[] {
  const references = uses.references.filter(({ key }) => !LINKS.has(key));
  const named = [fieldUnknown, pathUnknown].flatMap(({ code, severity, check }) =>
    [...check({ uses: { ...uses, references }, directory })].map((problem) => ({ code, severity, ...problem })),
  );
  const parts = [...textsOf(document.subject, "subject"), ...textsOf(document.text, "text")];
  return [
    ...named,
    ...parts.flatMap(({ text, at }) => [...misread(text, at), ...placeholdersOf(text).flatMap((it) => told(it, at))]),
    ...textsOf(document.subject, "subject").flatMap(({ text, at }) => (/[\r\n]/.test(text) ? [broken(at)] : [])),
    ...missingLanguages(document.subject, "subject"),
    ...missingLanguages(document.text, "text"),
  ];
}

const textsOf = (text: Text | undefined, part: string): readonly { readonly text: string; readonly at: string }[] =>
  typeof text === "string"
    ? [{ text, at: pointer(part) }]
    : Object.entries(text ?? {}).map(([language, words]) => ({ text: words, at: pointer(part, language) }));

/** Braces that hold no name are sent as they stand, and every reader sees them. */
function misread(text: string, at: string): Finding[] {
  const wrong = [...text.matchAll(BRACES)]
    .map(([whole]) => whole)
    .filter((whole) => placeholdersOf(whole).length === 0);
  const findings = [...new Set(wrong)].map((whole) => {
    const name = shown(whole);
    return finding("error", "template.placeholder", at, {
      en: `${name} is no placeholder: between the braces stands one name, such as ticket.number.`,
      fr: `${name} n'est pas un emplacement : entre les accolades se tient un nom, tel que ticket.number.`,
    });
  });
  return text.replace(BRACES, "").includes("{{") ? [...findings, unclosed(at)] : findings;
}

const unclosed = (at: string): Finding =>
  finding("error", "template.placeholder", at, {
    en: "A placeholder begins with {{ and never ends with }}.",
    fr: "Un emplacement commence par {{ et ne finit jamais par }}.",
  });

/** A notification is written after the step, from what it carries along: what that does not hold stays empty. */
function told(path: string, at: string): Finding[] {
  const [source = "", attribute = ""] = path.split(".");
  if (path === RATING_LINK)
    return [
      finding("hint", "template.link", at, {
        en: "Only a request for a rating knows the link: in any other message it stays empty.",
        fr: "Seule une demande d'évaluation connaît le lien : dans tout autre message, l'emplacement reste vide.",
      }),
    ];
  if (source === "requester" && attribute !== "" && !REQUESTER_ATTRIBUTES.has(attribute))
    return [
      finding("error", "path.unknown", at, {
        en: `Nothing is called ${shown(path)}: look at the spelling.`,
        fr: `Rien ne s'appelle ${shown(path)} : vérifiez l'orthographe.`,
      }),
    ];
  const carried = source === "ticket" ? TOLD_ATTRIBUTES.has(attribute) : path === "actor.id";
  if (carried || !REPLIES_KNOW.has(source) || (source === "ticket" && !TICKET_ATTRIBUTES.has(attribute))) return [];
  return [
    finding("warning", "template.notTold", at, {
      en: `Only replies know ${shown(path)}: in a notification it stays empty.`,
      fr: `Seules les réponses connaissent ${shown(path)} : dans une notification, l'emplacement reste vide.`,
    }),
  ];
}

const REPLIES_KNOW = new Set(["ticket", "assignee", "group", "event", "answers", "actor", "now"]);

const broken = (at: string): Finding =>
  finding("error", "template.subject", at, {
    en: "A subject is one line: a mail with a line break in it is not sent.",
    fr: "Un objet tient en une ligne : un e-mail qui y porte un saut de ligne n'est pas envoyé.",
  });

function missingLanguages(text: Text | undefined, part: string): Finding[] {
  if (text === undefined || typeof text === "string") return [];
  return LANGUAGES.filter((language) => !text[language]).map((language) => {
    const name = LANGUAGE_NAMES[language];
    return finding("warning", "template.language", pointer(part), {
      en: `There is no ${name.en} text: whoever reads ${name.en} gets another language.`,
      fr: `Il n'y a pas de texte en ${name.fr} : qui lit le ${name.fr} reçoit une autre langue.`,
    });
  });
}
