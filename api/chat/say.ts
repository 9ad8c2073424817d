import type { Chat } from "../../blueprints/chat.ts";
import type { Event } from "../../blueprints/event.ts";
import type { Attachment, NewMessage } from "../../blueprints/message.ts";
import { mergedInto } from "../../runtime/merge/links.ts";
import type { Desk } from "../desk.ts";
import { followedUp } from "../handlers/tickets/followed-up.ts";
import { taken } from "../handlers/tickets/through.ts";
import { refusal } from "../http/problems.ts";
import { derivedId, newId, requestHash } from "../ids.ts";
import { requesterActor } from "../people/actor.ts";
import { noteMoves } from "../tickets/moves.ts";
import { readTicket } from "../tickets/queries.ts";
import { goOnIn, type Visit, visitOfTicket } from "./visits.ts";

/** What a visitor says at once. `key` is made by their page, and stays until it knows that the turn has come. */
export interface Turn {
  readonly key: string;
  readonly text: string;
  readonly files: readonly Attachment[];
}

/** What a conversation needs of a desk. */
export type ChatDesk = Pick<Desk, "store" | "statements" | "clock" | "door">;

/** The ticket that a conversation begins, or goes on, in. */
export const ticketFor = (visit: string, place: number): string => derivedId("chat", visit, place);

/** A turn's message names the turn, so that the page which sent it knows it again. */
const messageOf = (visit: Visit, { key, text, files }: Turn): NewMessage => ({
  ...{ id: `${visit.id}.${key}`, public: true, authorKind: "requester", author: visit.contact },
  ...{ channel: "chat", text, attachments: files },
});

/**
 * Brings a turn through the one door, once however often it is sent; gives the conversation as it goes on from there. `chat` undefined: it
 * was switched off, and what goes on in it makes no ticket any more.
 */
export async function say(desk: ChatDesk, chat: Chat | undefined, visit: Visit, turn: Turn): Promise<Visit> {
  const { store, statements } = desk;
  const found = await readTicket(store.db, visit.ticket, statements);
  // What was merged elsewhere is somebody else's to read: the conversation goes on apart from it.
  if (found && chat && mergedInto(found.ticket) !== null) {
    const on = await goOnIn(store.db, visit, ticketFor(visit.id, visit.place + 1));
    return say(desk, chat, on, turn);
  }
  if (!found && !chat) throw refusal("notFound");
  const accepted = taken(await send(desk, visit, turn, found ? null : (chat ?? null)));
  noteMoves(store.db, accepted.ticket.id, accepted.seqFrom, accepted.facts);
  const { ticket } = await followedUp(desk, accepted);
  const known = await visitOfTicket(store.db, ticket.id);
  return known || mergedInto(found?.ticket ?? {}) !== null ? visit : goOnIn(store.db, visit, ticket.id);
}

/** `opens`: the chat whose ticket this turn makes; null: it is there. */
async function send(desk: ChatDesk, visit: Visit, turn: Turn, opens: Chat | null) {
  const { ticket } = visit;
  const said = messageOf(visit, turn);
  const envelope = { id: newId(), ticket, at: desk.clock.now(), actor: requesterActor(visit.contact) };
  const event: Event = opens
    ? { ...envelope, type: "ticketSubmitted", draft: draftOf(visit, turn, opens), message: said }
    : { ...envelope, type: "messageReceived", message: said };
  const hash = requestHash("POST", visit.id, JSON.stringify([turn.text, turn.files.map(({ id }) => id)]));
  try {
    return await desk.door.apply({
      event,
      idempotency: { principal: `chat:${visit.id}`, key: turn.key, hash },
      // A conversation reaches its own tickets alone.
      ...(opens ? {} : { sees: (one) => one.id === ticket }),
    });
  } catch (error) {
    // Two first turns at once: the one that comes later finds the ticket that the other has made.
    if (opens && (await readTicket(desk.store.db, ticket, desk.statements)))
      throw refusal("busy", [], { "retry-after": "1" });
    throw error;
  }
}

const SUBJECT = 80;

function draftOf({ contact, language }: Visit, { text, files }: Turn, chat: Chat) {
  const { department, product, type, address } = chat;
  const line = text.trim().split(/[\r\n]/, 1)[0] ?? "";
  const subject = line.length > SUBJECT ? `${line.slice(0, SUBJECT - 1).trimEnd()}…` : line;
  return {
    ...{ number: 0, requester: contact, submitter: contact, department, language, channel: "chat" },
    subject: subject === "" ? (files[0]?.name ?? "Chat") : subject,
    address: address ?? null,
    ...(product !== undefined && { product }),
    ...(type !== undefined && { type }),
  };
}
