import type { Event } from "../../../blueprints/event.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { cameTo, tells } from "../../bulk/came-to.ts";
import { type OnMany, rules } from "../../contract/rules.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { derivedId, newId } from "../../ids.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicket } from "../../tickets/queries.ts";
import { send } from "../tickets/through.ts";
import { wouldDecide } from "./deciding.ts";

const hidden = (id: string): OnMany => ({ id, ticket: null, outcome: "hidden", reasons: [] });

const shown = ({ number, subject }: Ticket, version: number) => ({ number, subject, version });

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
