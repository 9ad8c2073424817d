import type { Reason } from "../../../blueprints/finding.ts";
import { type Json, pointer } from "../../../blueprints/json.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicket } from "../../tickets/queries.ts";
import type { Intent } from "./intent.ts";

type Fields = { readonly [key: string]: Json };

/** What an event writes into custom fields, attributes and other answers of a step among it. */
export function fieldsIn(intent: Intent): Fields {
  switch (intent.type) {
    case "changeRequested":
      return intent.changes.fields ?? {};
    case "ticketSubmitted":
      return intent.draft.fields ?? {};
    case "stepRequested":
      return intent.answers;
    default:
      return {};
  }
}

const isTicketNumber = (value: Json): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0;

const unknown = (key: string, number: number): Reason => ({
  code: "unknown",
  pointer: pointer("fields", key),
  message: {
    en: `There is no ticket #${number} that you see.`,
    fr: `Il n'y a pas de ticket n° ${number} que vous voyiez.`,
  },
});

/** A ticket that a field names must be one that the writer sees; one that they do not see is answered like one that is not there. */
export async function assertLinked(desk: Desk, principal: Principal, fields: Fields): Promise<void> {
  const numbers = Object.entries(fields).filter((field): field is [string, number] => isTicketNumber(field[1]));
  if (numbers.length === 0) return;
  const { db } = desk.store;
  const { fields: known } = await desk.definitions.current(db);
  const reasons: Reason[] = [];
  for (const [key, number] of numbers) {
    if (known.get(key)?.type !== "ticket") continue;
    const found = await readTicket(db, String(number), desk.statements);
    if (!found || !maySee(principal, found.ticket)) reasons.push(unknown(key, number));
  }
  if (reasons.length > 0) throw refusalOf(reasons);
}
