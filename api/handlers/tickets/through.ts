import type { Event } from "../../../blueprints/event.ts";
import type { Desk } from "../../desk.ts";
import type { Idempotency, Principal } from "../../http/handler.ts";
import { refusal, refusalOf } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { ticketView } from "../../present/ticket.ts";
import type { Accepted, Applied, Item } from "../../tickets/item.ts";
import { maySee } from "../../tickets/may-see.ts";
import { noteMoves } from "../../tickets/moves.ts";
import type { Intent } from "./intent.ts";
import { assertLinked, fieldsIn } from "./linked.ts";

export interface Sent {
  readonly ticket: string;
  readonly intent: Intent;
  readonly principal: Principal;
  readonly idempotency: Idempotency | null;
  readonly ifVersion?: number;
}

/** Hands an event to the one door and gives its answer, whatever it is. */
export async function send(desk: Desk, { ticket, intent, principal, idempotency, ifVersion }: Sent): Promise<Applied> {
  await assertLinked(desk, principal, fieldsIn(intent));
  // The intent's own type names the rest of the event.
  const { actor, cause } = principal;
  const event = { ...intent, id: newId(), ticket, at: desk.clock.now(), actor, ...(cause && { cause }) } as Event;
  const item: Item = {
    event,
    ...(idempotency ? { idempotency: { principal: principal.id, ...idempotency } } : {}),
    ...(ifVersion === undefined ? {} : { ifVersion }),
    sees: (one) => maySee(principal, one),
  };
  return desk.door.apply(item);
}

/** What was taken in; everything else ends the request with its problem. */
export function taken(applied: Applied): Accepted {
  switch (applied.outcome) {
    case "accepted":
      return applied;
    case "rejected":
      throw refusalOf(applied.reasons);
    case "notFound":
      throw refusal("notFound");
    case "stale":
      throw refusal("stale", [], { etag: `"${applied.version}"` });
    case "keyReused":
      throw refusal("keyReused");
  }
}

/** The answer to a change: the ticket right after it, and the event that did it. */
export async function changed(desk: Desk, principal: Principal, accepted: Accepted) {
  const { ticket, version, event, at, seqFrom, facts } = accepted;
  noteMoves(desk.store.db, ticket.id, seqFrom, facts);
  return { body: { ticket: await ticketView(desk, principal, ticket, version, at), event }, etag: version };
}
