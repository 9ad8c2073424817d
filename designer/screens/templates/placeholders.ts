import type { DirectoryView } from "../../../api/contract/directory.ts";
import { labelOf } from "../../../blueprints/condition/labels.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";

export interface Placeholder {
  readonly path: string;
  readonly label: string;
}

/** What reads well in a message and is known to notifications and replies alike. */
const PATHS = [
  ...["ticket.number", "ticket.subject", "requester.name", "organization.name", "ticket.status", "ticket.priority"],
  ...["ticket.product", "ticket.category", "ticket.type", "ticket.resolution"],
];

/** Mails to its requester know where the ticket is followed without an account. */
const TICKET_LINK = { en: "Link to follow the ticket", fr: "Lien pour suivre le ticket" };

/** Mails to those who are asked to approve know where each answers without signing in. */
const APPROVAL_LINK = { en: "Link to approve or refuse", fr: "Lien pour approuver ou refuser" };

/** What is offered: attributes, then the desk's own fields. */
export const offeredPlaceholders = (directory: DirectoryView | null, language: Language): readonly Placeholder[] => [
  ...PATHS.map((path) => ({ path, label: labelOf(path)[language] })),
  { path: "ticketLink", label: TICKET_LINK[language] },
  { path: "approvalLink", label: APPROVAL_LINK[language] },
  ...(directory?.fields ?? []).map(({ key, name }) => ({
    path: `ticket.fields.${key}`,
    label: textIn(name, language),
  })),
];

/** What is being typed between braces: from where, and the beginning of its name. */
export interface Typed {
  readonly from: number;
  readonly name: string;
}

/** The placeholder that the caret stands in, while its end is not written yet; null: none. */
export function typedAt(text: string, caret: number): Typed | null {
  const [whole, name = ""] = /\{\{\s*([A-Za-z0-9_.-]*)$/.exec(text.slice(0, caret)) ?? [];
  if (whole === undefined || /^[A-Za-z0-9_.-]*\s*\}\}/.test(text.slice(caret))) return null;
  return { from: caret - whole.length, name };
}

/** Those whose path or name in words has what was typed, those that begin with it first. */
export function matching(offered: readonly Placeholder[], name: string): readonly Placeholder[] {
  const wanted = name.toLowerCase();
  const begins = ({ path, label }: Placeholder) =>
    path.toLowerCase().startsWith(wanted) || label.toLowerCase().startsWith(wanted);
  const holds = ({ path, label }: Placeholder) => `${path} ${label}`.toLowerCase().includes(wanted);
  return [...offered.filter(begins), ...offered.filter((it) => !begins(it) && holds(it))].slice(0, 8);
}

/** The text with a placeholder put from one place to another, and where the caret stands after it. */
export function inserted(
  text: string,
  path: string,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly text: string; readonly caret: number } {
  const whole = `{{${path}}}`;
  return { text: text.slice(0, from) + whole + text.slice(to), caret: from + whole.length };
}
