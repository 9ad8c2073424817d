import type { Event } from "../../../blueprints/event.ts";
import type { Fact, FactType } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { type OnMany, rules } from "../../contract/rules.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { derivedId, newId } from "../../ids.ts";
import type { Accepted } from "../../tickets/item.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicket } from "../../tickets/queries.ts";
import { send } from "../tickets/through.ts";
import { wouldDecide } from "./deciding.ts";

const hidden = (id: string): OnMany => ({ id, ticket: null, outcome: "hidden", reasons: [] });

const shown = ({ number, subject }: Ticket, version: number) => ({ number, subject, version });

/** What the clocks say of it is no change that the macro makes. */
const BESIDE: ReadonlySet<FactType> = new Set<FactType>(["slaApplied", "actionRefused"]);

const changes = (facts: readonly Fact[]): boolean => facts.some(({ type }) => !BESIDE.has(type));

/** Actions that were refused, where nothing else came of the macro. */
const refusals = (facts: readonly Fact[]): OnMany["reasons"] =>
  facts.flatMap((fact) =>
    fact.type === "actionRefused"
      ? [
          {
            code: fact.code ?? "notAllowed",
            pointer: "",
            message: fact.message,
            ...(fact.details && { details: fact.details }),
          },
        ]
      : [],
  );

export const previewMacroOnMany = handles(rules.previewMacroOnMany, async (desk, { principal, params, body }) => {
  const items: OnMany[] = [];
  for (const id of new Set(body.tickets)) items.push(await wouldDo(desk, principal, id, params.key));
  return { status: 200, body: { items } };
});

async function wouldDo(desk: Desk, principal: Principal, id: string, macro: string): Promise<OnMany> {
  const found = await readTicket(desk.store.db, id, desk.statements);
  if (!found || !maySee(principal, found.ticket)) return hidden(id);
  const { ticket, version } = found;
  const event: Event = {
    id: newId(),
    ticket: ticket.id,
    at: desk.clock.now(),
    actor: principal.actor,
    type: "macroRequested",
    macro,
    many: true,
  };
  const decision = await wouldDecide(desk, ticket, event);
  const one = { id, ticket: shown(ticket, version) };
  if (decision.outcome === "rejected") return { ...one, outcome: "refused", reasons: [...decision.reasons] };
  return { ...one, ...cameTo(decision.facts, decision.effects.length > 0) };
}

function cameTo(facts: readonly Fact[], tells: boolean): Pick<OnMany, "outcome" | "reasons"> {
  const reasons = refusals(facts);
  if (changes(facts) || tells) return { outcome: "changed", reasons };
  return { outcome: reasons.length > 0 ? "refused" : "same", reasons };
}

/** Each ticket by itself, so that one that refuses holds up no other; those that arrive together share a commit. */
export const runMacroOnMany = handles(
  rules.runMacroOnMany,
  async (desk, { principal, params, body, idempotency: { key, hash } }) => {
    const tickets = [...new Map(body.tickets.map((one) => [one.id, one])).values()];
    const items = await Promise.all(
      tickets.map(async ({ id, version }): Promise<OnMany> => {
        const intent = { type: "macroRequested", macro: params.key, many: true } as const;
        const idempotency = { key: derivedId(key, id), hash };
        const applied = await send(desk, { ticket: id, intent, principal, idempotency, ifVersion: version });
        switch (applied.outcome) {
          case "accepted":
            return {
              id,
              ticket: shown(applied.ticket, applied.version),
              ...cameTo(applied.facts, applied.facts.length === 0 && (await tells(desk, applied))),
            };
          case "rejected": {
            const { ticket } = applied;
            return {
              id,
              ticket: ticket && shown(ticket, version),
              outcome: "refused",
              reasons: [...applied.reasons],
            };
          }
          case "stale":
            return { id, ticket: shown(applied.ticket, applied.version), outcome: "stale", reasons: [] };
          case "notFound":
          case "keyReused":
            return hidden(id);
        }
      }),
    );
    return { status: 200, body: { items } };
  },
);

/** A macro that changes nothing may still tell somebody. */
async function tells({ store }: Desk, { ticket, event }: Accepted): Promise<boolean> {
  const query = store.db.selectFrom("outbox").select("id").where("ticket", "=", ticket.id).where("event", "=", event);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
