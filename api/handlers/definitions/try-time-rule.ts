import type { Event } from "../../../blueprints/event.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { compileTimeRule } from "../../../runtime/deadlines/compile-time-rule.ts";
import { wakeAt } from "../../../runtime/deadlines/deadlines.ts";
import { decide } from "../../../runtime/decide.ts";
import type { Context } from "../../../runtime/decision.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import type { Principal } from "../../auth/principal.ts";
import type { DryRunView } from "../../contract/definition-views.ts";
import type { Desk } from "../../desk.ts";
import { maySee } from "../../tickets/may-see.ts";
import { lookAtLiveTickets } from "./live-tickets.ts";

const DAY_MS = 86_400_000;
const MOST_EXAMPLES = 10;

type Example = Extract<DryRunView, { kind: "time-rule" }>["examples"][number];

/** When the rule would next act on the ticket were it in force at `now`, and nothing but time passed within a day: epoch ms; null: not. */
function nextAct(definitions: Definitions, key: string, ticket: Ticket, now: number, context: Context): number | null {
  const next = wakeAt(definitions, ticket);
  if (next === null || next > now + DAY_MS) return null;
  const actsAt = (
    from: Ticket,
    at: number,
  ): { readonly after: Ticket; readonly acts: boolean; readonly dueAt: number } => {
    const event: Event = { id: "try", ticket: ticket.id, at, actor: SYSTEM, type: "woken" };
    const decision = decide(definitions, from, event, at, context);
    if (decision.outcome !== "accepted") return { after: from, acts: false, dueAt: at };
    const acted = decision.facts.find((fact) => fact.type === "timeRuleActed" && fact.timeRule === key);
    return { after: decision.ticket, acts: acted !== undefined, dueAt: acted?.at ?? at };
  };
  const present = actsAt(ticket, now);
  // What is overdue acts at once.
  if (present.acts) return now;
  const later = actsAt(present.after, now + DAY_MS);
  return later.acts ? later.dueAt : null;
}

/** Counts the live tickets that a time rule would touch now and within a day. */
export async function tryTimeRule(desk: Desk, principal: Principal, document: TimeRule): Promise<DryRunView> {
  const inForce = await desk.definitions.current(desk.store.db);
  const at = desk.clock.now();
  const known = inForce.timeRules?.find(({ key }) => key === document.key);
  const definitions: Definitions = {
    ...inForce,
    timeRules: [compileTimeRule(document, (known?.version ?? 0) + 1, at)],
  };
  const counts = { now: 0, next24h: 0 };
  let examples: readonly Example[] = [];
  const looked = await lookAtLiveTickets(desk, document.when !== undefined, (ticket, context) => {
    const acts = nextAct(definitions, document.key, ticket, at, context);
    if (acts === null || acts > at + DAY_MS) return;
    if (acts <= at) counts.now += 1;
    else counts.next24h += 1;
    if (!maySee(principal, ticket)) return;
    const { id, number, subject } = ticket;
    examples = [...examples, { id, number, subject, at: acts }].sort((a, b) => a.at - b.at).slice(0, MOST_EXAMPLES);
  });
  return { kind: "time-rule", ...counts, examples: [...examples], ...looked };
}
