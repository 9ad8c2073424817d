import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { turn } from "../bulk/turn.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../http/handler.ts";
import { derivedId } from "../ids.ts";
import { maySee } from "../tickets/may-see.ts";
import { readTicketsOf } from "../tickets/queries.ts";

/** Tickets that share a commit: few enough to keep others from waiting. */
const AT_ONCE = 50;

type Unstamped<E> = E extends unknown ? Omit<E, "id" | "ticket" | "at" | "actor"> : never;
/** What is asked of a ticket, and what then, once that is done; or why it is not asked. */
type Asked = { readonly intent: Unstamped<Event>; readonly after?: Unstamped<Event> } | { readonly refused: Reason };

/** What one ticket came to. `same`: it was so already; `hidden`: it is not there for who asks. */
export interface Came {
  readonly ticket: string;
  readonly number: number | null;
  readonly outcome: "done" | "same" | "refused" | "hidden";
  readonly reasons: readonly Reason[];
}

/** Asks the same of many tickets, of each through the door and by the rights of who asks; the same `key` is the same request. */
export async function askEach(
  desk: Desk,
  principal: Principal,
  ids: readonly string[],
  key: string,
  ask: (ticket: Ticket) => Promise<Asked>,
): Promise<readonly Came[]> {
  const came: Came[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    came.push(...(await askPart(desk, principal, ids.slice(from, from + AT_ONCE), key, ask)));
    // Whoever came meanwhile goes first.
    await turn();
  }
  return came;
}

async function askPart(
  desk: Desk,
  principal: Principal,
  ids: readonly string[],
  key: string,
  ask: (ticket: Ticket) => Promise<Asked>,
): Promise<readonly Came[]> {
  const tickets = await readTicketsOf(desk.store, ids);
  const came = new Map<string, Came>();
  const events: { readonly ticket: Ticket; readonly event: Event; readonly after: Event | null }[] = [];
  for (const id of ids) {
    const ticket = tickets.get(id);
    if (!ticket || !maySee(principal, ticket)) {
      came.set(id, { ticket: id, number: null, outcome: "hidden", reasons: [] });
      continue;
    }
    const asked = await ask(ticket);
    if ("refused" in asked) came.set(id, { ...about(ticket), outcome: "refused", reasons: [asked.refused] });
    else {
      const stamp = { id: derivedId(key, principal.id, id), ticket: id, at: desk.clock.now(), actor: principal.actor };
      // The intent's own type names the rest of the event.
      const after =
        asked.after && ({ ...asked.after, ...stamp, id: derivedId(key, principal.id, id, "after") } as Event);
      events.push({ ticket, event: { ...asked.intent, ...stamp } as Event, after: after ?? null });
    }
  }
  const sees = (one: Ticket): boolean => maySee(principal, one);
  const results = await desk.door.applyBatch(events.map(({ event }) => ({ event, sees })));
  // What is done was done, whatever comes of this.
  await desk.door.applyBatch(
    events.flatMap(({ after }, place) =>
      after && results[place]?.outcome === "accepted" ? [{ event: after, sees }] : [],
    ),
  );
  for (const [place, { ticket }] of events.entries()) {
    const result = results[place];
    if (result?.outcome === "accepted")
      came.set(ticket.id, { ...about(ticket), outcome: result.facts.length > 0 ? "done" : "same", reasons: [] });
    else if (result?.outcome === "rejected")
      came.set(ticket.id, { ...about(ticket), outcome: "refused", reasons: result.reasons });
    else if (result?.outcome === "failed") throw result.error;
    else came.set(ticket.id, { ticket: ticket.id, number: null, outcome: "hidden", reasons: [] });
  }
  return ids.flatMap((id) => came.get(id) ?? []);
}

const about = ({ id, number }: Ticket) => ({ ticket: id, number });
