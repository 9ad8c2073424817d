import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { turn } from "../bulk/turn.ts";
import type { Desk } from "../desk.ts";
import { wouldDecide } from "../handlers/rules/deciding.ts";
import type { Principal } from "../http/handler.ts";
import { derivedId } from "../ids.ts";
import { maySee } from "../tickets/may-see.ts";
import { readTicketsOf } from "../tickets/queries.ts";

/** Tickets that share a commit: few enough to keep others from waiting. */
const AT_ONCE = 50;

type Unstamped<E> = E extends unknown ? Omit<E, "id" | "ticket" | "at" | "actor"> : never;
/** What is asked of a ticket, and what is said first, where that will be done; or why it is not asked. */
type Asked = { readonly intent: Unstamped<Event>; readonly first?: Unstamped<Event> } | { readonly refused: Reason };

/** What one ticket came to. `same`: it was so already; `hidden`: it is not there for who asks. */
export interface Came {
  readonly ticket: string;
  readonly number: number | null;
  readonly outcome: "done" | "same" | "refused" | "hidden";
  readonly reasons: readonly Reason[];
}

/** The event by which something was asked of a ticket, and what was then. */
const askedBy = (key: string, principal: Principal, ticket: string): string => derivedId(key, principal.id, ticket);

/** Takes back what was asked with `key`, of each ticket that took it: as one undoes a step. */
export async function undoEach(
  desk: Desk,
  principal: Principal,
  ids: readonly string[],
  key: string,
): Promise<readonly Came[]> {
  const taken = new Map<string, string>();
  for (const id of ids) taken.set(askedBy(key, principal, id), id);
  const asked: string[] = [];
  const events = [...taken.keys()];
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const found = await desk.store.db
      .selectFrom("inbox")
      .select("event")
      .where("event", "in", events.slice(from, from + AT_ONCE))
      .execute();
    asked.push(...found.flatMap(({ event }) => taken.get(event) ?? []));
  }
  return askEach(desk, principal, asked, `${key} undo`, async ({ id }) => ({
    intent: { type: "undoRequested", event: askedBy(key, principal, id) },
  }));
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
  const events: { readonly ticket: Ticket; readonly event: Event; readonly first: Event | null }[] = [];
  for (const id of ids) {
    const ticket = tickets.get(id);
    if (!ticket || !maySee(principal, ticket)) {
      came.set(id, { ticket: id, number: null, outcome: "hidden", reasons: [] });
      continue;
    }
    const asked = await ask(ticket);
    if ("refused" in asked) came.set(id, { ...about(ticket), outcome: "refused", reasons: [asked.refused] });
    else {
      const stamp = { id: askedBy(key, principal, id), ticket: id, at: desk.clock.now(), actor: principal.actor };
      // The intent's own type names the rest of the event.
      const event = { ...asked.intent, ...stamp } as Event;
      if (!asked.first) events.push({ ticket, event, first: null });
      else {
        const against = await refusalOf(desk, ticket, event);
        const first = { ...asked.first, ...stamp, id: derivedId(key, principal.id, id, "first") } as Event;
        if (against) came.set(id, { ...about(ticket), outcome: "refused", reasons: against });
        else events.push({ ticket, event, first });
      }
    }
  }
  const sees = (one: Ticket): boolean => maySee(principal, one);
  // What is asked stays each ticket's last event, so that it can be taken back.
  await desk.door.applyBatch(events.flatMap(({ first }) => (first ? [{ event: first, sees }] : [])));
  const results = await desk.door.applyBatch(events.map(({ event }) => ({ event, sees })));
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

/** Why this would be refused now; null: it would not. */
async function refusalOf(desk: Desk, ticket: Ticket, event: Event): Promise<readonly Reason[] | null> {
  // Sent again it has been done, which is no reason against it.
  const query = desk.store.db.selectFrom("inbox").select("event").where("event", "=", event.id);
  if (await query.executeTakeFirst()) return null;
  const decision = await wouldDecide(desk, ticket, event);
  return decision.outcome === "rejected" ? decision.reasons : null;
}

const about = ({ id, number }: Ticket) => ({ ticket: id, number });
