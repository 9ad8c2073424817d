import type { Event } from "../../../blueprints/event.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { readClocks } from "../../../runtime/clocks/clock-reading.ts";
import { compilePolicy } from "../../../runtime/clocks/compile-policy.ts";
import { decide } from "../../../runtime/decide.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import type { DryRunView } from "../../contract/definition-views.ts";
import type { Desk } from "../../desk.ts";
import { lookAtLiveTickets } from "./live-tickets.ts";

/** Counts the live tickets for which a policy's condition holds, and those of them that would be over a target. */
export async function tryPolicy(desk: Desk, document: SlaPolicy): Promise<DryRunView> {
  const inForce = await desk.definitions.current(desk.store.db);
  const known = inForce.policies?.find(({ key }) => key === document.key);
  const now = desk.clock.now();
  const policy = compilePolicy(document, (known?.version ?? 0) + 1, now);
  // Alone: neither another policy nor a time rule comes in between.
  const definitions: Definitions = { ...inForce, policies: [policy], timeRules: [] };
  const event = { id: "try", at: now, actor: SYSTEM, type: "rearmRequested", definitions: [policy.rule] } as const;
  const counts = { matches: 0, breachedNow: 0 };
  const looked = await lookAtLiveTickets(desk, true, (ticket, context) => {
    const asked: Event = { ...event, ticket: ticket.id };
    const decision = decide(definitions, ticket, asked, now, context);
    if (decision.outcome !== "accepted" || decision.ticket.clocks.applied.at(-1)?.policy !== document.key) return;
    counts.matches += 1;
    const over = readClocks(definitions, decision.ticket, now).some(
      ({ leftMs, rule }) => leftMs < 0 && rule.startsWith("sla-policy:"),
    );
    if (over) counts.breachedNow += 1;
  });
  return { kind: "sla-policy", ...counts, ...looked };
}
