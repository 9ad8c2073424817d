import { setImmediate as othersFirst } from "node:timers/promises";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Context } from "../../../runtime/decision.ts";
import type { Desk } from "../../desk.ts";
import { liveTickets } from "../../rearm/begin.ts";
import { readSurroundings, ticketOf } from "../../tickets/load.ts";

/** Tickets read at once. */
const AT_ONCE = 250;
/** So long at a stretch nobody else is served. */
const STRETCH_MS = 15;
/** After so long the answer is what has been seen until then. */
const MOST_MS = 20_000;

export interface Looked {
  readonly looked: number;
  readonly complete: boolean;
}

/**
 * Shows every live ticket to `look`, with what stands around it when `around` is asked for. The desk goes on answering
 * meanwhile: others come first every few milliseconds. A ticket that is changed meanwhile is seen as before or as after.
 */
export async function lookAtLiveTickets(
  desk: Desk,
  around: boolean,
  look: (ticket: Ticket, context: Context) => void,
): Promise<Looked> {
  const { db } = desk.store;
  const until = performance.now() + MOST_MS;
  const surroundings = new Map<string, Context>();
  const contextOf = async ({ requester, assignee, group }: Ticket): Promise<Context> => {
    if (!around) return {};
    const name = JSON.stringify([requester, assignee, group]);
    const known = surroundings.get(name);
    if (known) return known;
    const { context } = await readSurroundings(desk.store, desk.statements, db, [requester, assignee, group]);
    surroundings.set(name, context);
    return context;
  };
  let looked = 0;
  let stretch = performance.now();
  for (let after = ""; ; ) {
    const rows = await liveTickets(db)
      .select(["id", "body"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { id, body } of rows) {
      const ticket = ticketOf(body);
      look(ticket, await contextOf(ticket));
      looked += 1;
      after = id;
      const now = performance.now();
      if (now > until) return { looked, complete: false };
      if (now - stretch < STRETCH_MS) continue;
      await othersFirst();
      stretch = performance.now();
    }
    if (rows.length < AT_ONCE) return { looked, complete: true };
  }
}
