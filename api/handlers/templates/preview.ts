import type { Scope } from "../../../blueprints/condition.ts";
import { fillPlaceholders, placeholdersOf, valueAt } from "../../../blueprints/placeholders.ts";
import { readValue } from "../../../blueprints/read.ts";
import { type Text, textIn } from "../../../blueprints/text.ts";
import { scopeOf } from "../../../runtime/scope.ts";
import { approvalAddress } from "../../approvals/approval-link.ts";
import { templates } from "../../contract/templates.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { linkAddress } from "../../portal/ticket-link.ts";
import { aroundTicket } from "../rules/deciding.ts";
import { foundTicket } from "../tickets/visible.ts";

const filled = (text: Text, scope: Scope) => ({
  en: fillPlaceholders(textIn(text, "en"), scope, "en"),
  fr: fillPlaceholders(textIn(text, "fr"), scope, "fr"),
});

const everyText = (text: Text | undefined): readonly string[] =>
  text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text);

export const previewTemplate = handles(templates.preview, async (desk, { principal, body }) => {
  const read = readValue(body.document);
  if (!read.ok)
    throw refusal(
      "notSound",
      read.findings.map((finding) => ({ ...finding, pointer: `/document${finding.pointer}` })),
    );
  const { document } = read;
  if (document.kind !== "template") {
    const message = { en: "This is no template.", fr: "Ce n’est pas un modèle." };
    throw refusal("invalid", [{ pointer: "/document/kind", code: "invalid", message }]);
  }
  const { ticket } = await foundTicket(desk, principal, body.ticket);
  const { context } = await aroundTicket(desk, ticket);
  // Where the link leads is for its requester alone: here it is only shown that there is one.
  const ticketLink = ticket.requester === null ? null : linkAddress(desk.address, "…");
  const approvalLink = approvalAddress(desk.address, "…");
  const around = scopeOf(ticket, principal.actor, desk.clock.now(), context, undefined);
  const scope = { ...around, ticketLink, approvalLink };
  const paths = [...everyText(document.subject), ...everyText(document.text)].flatMap(placeholdersOf);
  const isEmpty = (path: string): boolean => [undefined, null, ""].some((nothing) => valueAt(scope, path) === nothing);
  return {
    status: 200,
    body: {
      ticket: { id: ticket.id, number: ticket.number, subject: ticket.subject },
      subject: document.subject === undefined ? null : filled(document.subject, scope),
      text: filled(document.text, scope),
      empty: [...new Set(paths)].filter(isEmpty),
    },
  };
});
