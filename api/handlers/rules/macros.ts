import { guard } from "../../../runtime/compile-parts.ts";
import { lookupsOf } from "../../../runtime/lookups.ts";
import { scopeOf } from "../../../runtime/scope.ts";
import { rules } from "../../contract/rules.ts";
import { handles } from "../../http/handler.ts";
import { newId } from "../../ids.ts";
import { plainText } from "../../present/definitions.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";
import { aroundTicket, wouldDecide } from "./deciding.ts";

export const listMacros = handles(rules.macros, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { definitions, context } = await aroundTicket(desk, ticket);
  const scope = scopeOf(
    ticket,
    principal.actor,
    desk.clock.now(),
    context,
    undefined,
    undefined,
    lookupsOf(definitions),
  );
  const items = [...(definitions.macros?.values() ?? [])]
    .filter((macro) => guard(macro.when)?.holds(scope) ?? true)
    .map(({ key, name, section }) => ({
      key,
      name: plainText(name),
      section: section === undefined ? null : plainText(section),
    }));
  return { status: 200, body: { items: ticket.status === "closed" ? [] : items } };
});

export const previewMacro = handles(rules.previewMacro, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { actor } = principal;
  const event = { id: newId(), ticket: ticket.id, at: desk.clock.now(), actor } as const;
  const decision = await wouldDecide(desk, ticket, { ...event, type: "macroRequested", macro: params.key });
  if (decision.outcome === "rejected")
    return { status: 200, body: { facts: [], effects: [], reasons: [...decision.reasons] } };
  // Which targets apply then is told by the clocks; a person asks what the macro changes.
  const own = decision.facts.filter(({ rule, type }) => rule !== undefined && type !== "slaApplied");
  return {
    status: 200,
    body: {
      facts: own.map((fact) => ({ ...fact })),
      effects: decision.effects.map((effect) => ({
        type: effect.type,
        rule: effect.rule,
        to: "to" in effect ? [...effect.to] : [effect.url],
      })),
      reasons: [],
    },
  };
});

export const pressMacro = handles(rules.pressMacro, async (desk, { principal, params, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const intent = { type: "macroRequested", macro: params.key } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  return { status: 200, ...(await changed(desk, principal, accepted)) };
});
