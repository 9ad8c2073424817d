import type { Reason } from "../../../blueprints/finding.ts";
import { type Json, pointer } from "../../../blueprints/json.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { readPerson } from "../../people/people.ts";
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
    fr: `Il n’y a pas de ticket n° ${number} que vous voyiez.`,
  },
});

const nobody = (key: string, value: string): Reason => ({
  code: "unknown",
  pointer: pointer("fields", key),
  message: { en: `There is no “${value}” on this desk.`, fr: `Il n’y a pas de « ${value} » dans ce service.` },
});

/** Whether somebody of the desk, be it of former days, or a group has this key. */
const isSomebody = async ({ store: { db } }: Desk, key: string): Promise<boolean> =>
  key.startsWith("group:")
    ? (await db.selectFrom("desk_group").select("key").where("key", "=", key).executeTakeFirst()) !== undefined
    : (await readPerson(db, key)) !== undefined;

/**
 * A ticket that a field names must be one that the writer sees; one that they do not see is answered like one that is not there. A person
 * must be there.
 */
export async function assertLinked(desk: Desk, principal: Principal, fields: Fields): Promise<void> {
  const named = Object.entries(fields).filter(([, value]) => isTicketNumber(value) || typeof value === "string");
  if (named.length === 0) return;
  const { db } = desk.store;
  const { fields: known } = await desk.definitions.current(db);
  const reasons: Reason[] = [];
  for (const [key, value] of named) {
    const type = known.get(key)?.type;
    if (type === "ticket" && isTicketNumber(value)) {
      const found = await readTicket(db, String(value), desk.statements);
      if (!found || !maySee(principal, found.ticket)) reasons.push(unknown(key, value));
    }
    if (type === "person" && typeof value === "string" && PERSON.test(value) && !(await isSomebody(desk, value)))
      reasons.push(nobody(key, value));
  }
  if (reasons.length > 0) throw refusalOf(reasons);
}

/** What the field's own check lets through; the rest it refuses in its own words. */
const PERSON = /^(agent|group):/;
