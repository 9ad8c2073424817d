import type { Event } from "../../../blueprints/event.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { decide } from "../../../runtime/decide.ts";
import type { Context, Decision } from "../../../runtime/decision.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import type { Desk } from "../../desk.ts";
import { isProblemOpen } from "../../problems/store.ts";
import { readCandidates } from "../../tickets/candidates.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { readMentioned } from "../../tickets/mentioned.ts";

/** Everything that a decision about this ticket would be made from, as it is now. */
export async function aroundTicket(
  { store, statements, definitions }: Desk,
  ticket: Ticket,
): Promise<{ readonly definitions: Definitions; readonly context: Context }> {
  const around = [ticket.requester, ticket.assignee, ticket.group];
  const { context, definitions: revision } = await readSurroundings(store, statements, store.db, around);
  return { definitions: await definitions.current(store.db, revision), context };
}

/** What an event would come to; nothing is written, and what others do meanwhile may make it come to something else. */
export async function wouldDecide(
  desk: Desk,
  ticket: Ticket,
  event: Event,
): Promise<Exclude<Decision, { readonly outcome: "needs" }>> {
  const { definitions, context: first } = await aroundTicket(desk, ticket);
  const now = desk.clock.now();
  let context = first;
  for (let round = 0; ; round++) {
    const decision = decide(definitions, ticket, event, now, context);
    if (decision.outcome !== "needs") return decision;
    if (round > 3) throw new Error(`Event ${event.id} needs more after ${round} readings.`);
    for (const need of decision.needs)
      if (need.type === "candidates") {
        const found = await readCandidates(desk.store, desk.statements, desk.store.db, definitions, need, now);
        context = { ...context, candidates: { ...context.candidates, [need.group]: found } };
      } else if (need.type === "problem") {
        const open = await isProblemOpen(desk.store.db, need.number);
        context = { ...context, openProblems: { ...context.openProblems, [need.number]: open } };
      } else if (need.type === "mentioned") {
        const found = await readMentioned(desk.store.db, need.handles);
        context = { ...context, mentioned: { ...context.mentioned, ...found } };
      }
  }
}
