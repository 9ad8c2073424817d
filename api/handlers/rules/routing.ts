import type { Scope } from "../../../blueprints/condition.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import { readValue } from "../../../blueprints/read.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { lookupsOf } from "../../../runtime/lookups.ts";
import { compileRouting, explainRows, rowFor } from "../../../runtime/rules/compile-routing.ts";
import { scopeOf } from "../../../runtime/scope.ts";
import type { Principal } from "../../auth/principal.ts";
import { rules } from "../../contract/rules.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readNames } from "../../present/names.ts";
import { foundTicket } from "../tickets/visible.ts";
import { aroundTicket } from "./deciding.ts";

const DAY = 86_400_000;
const MOST_CAUGHT = 200;

/** A ticket that nobody has sent: what is typed, and nothing else. */
const typed = (example: object, now: number): Ticket =>
  evolve(null, {
    type: "ticketCreated",
    id: "example",
    draft: { number: 0, subject: "", channel: "form", ...example },
    at: now,
    by: "system",
  });

async function scopeFor(desk: Desk, principal: Principal, ticket: Ticket): Promise<Scope> {
  const { definitions, context } = await aroundTicket(desk, ticket);
  return scopeOf(ticket, principal.actor, desk.clock.now(), context, undefined, undefined, lookupsOf(definitions));
}

export const tryRouting = handles(rules.tryRouting, async (desk, { principal, body }) => {
  const read = readValue(body.document);
  if (!read.ok)
    throw refusal(
      "notSound",
      read.findings.map((finding) => ({ ...finding, pointer: `/document${finding.pointer}` })),
    );
  if (read.document.kind !== "routing") {
    const message = { en: "This is no routing table.", fr: "Ce n’est pas une table de routage." };
    throw refusal("invalid", [{ pointer: "/document/kind", code: "invalid", message }]);
  }
  const ticket =
    body.ticket === undefined
      ? typed(body.example ?? {}, desk.clock.now())
      : (await foundTicket(desk, principal, body.ticket)).ticket;
  const scope = await scopeFor(desk, principal, ticket);
  const table = compileRouting(read.document, 1);
  const taken = rowFor(table, scope);
  const place = taken?.place ?? table.rows.length - 1;
  return { status: 200, body: { row: taken?.row.id ?? null, rows: [...explainRows(table, scope, place)] } };
});

export const listCaught = handles(rules.caught, async (desk) => {
  const { db } = desk.store;
  const rows = await db
    .selectFrom("journal")
    .innerJoin("ticket", "ticket.id", "journal.ticket")
    .select(["ticket.id", "ticket.number", "ticket.subject", "ticket.status", "ticket.group_key", "journal.at", "fact"])
    .where("journal.type", "=", "routed")
    .where("journal.rule", ">=", "routing:")
    .where("journal.rule", "<", "routing;")
    .where("journal.at", ">=", desk.clock.now() - 30 * DAY)
    .orderBy("journal.at", "desc")
    .limit(MOST_CAUGHT * 10)
    .execute();
  // Only the runtime ever wrote a fact.
  const caught = rows.filter(({ fact }) => {
    const routed = JSON.parse(fact) as Fact;
    return routed.type === "routed" && routed.last;
  });
  const names = await readNames(db, []);
  return {
    status: 200,
    body: {
      items: caught.slice(0, MOST_CAUGHT).map(({ id, number, subject, status, group_key, at }) => ({
        id,
        number,
        subject,
        status,
        group: names.orNull(group_key),
        at,
      })),
    },
  };
});
