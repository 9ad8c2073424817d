import type { Channel, WebhookSource } from "../../blueprints/channel.ts";
import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { NewMessage } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Drawn } from "../../runtime/channels/draw.ts";
import { followedUp } from "../handlers/tickets/followed-up.ts";
import { derivedId, newId } from "../ids.ts";
import { requesterActor } from "../people/actor.ts";
import type { Contact } from "../people/contacts.ts";
import type { Accepted } from "../tickets/item.ts";
import { noteMoves } from "../tickets/moves.ts";
import { readTicket } from "../tickets/queries.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import type { Said } from "./log.ts";
import { contactOf } from "./person.ts";
import { type Joined, joinedIn, keepThread } from "./threads.ts";

/** What was made of a message: on which ticket it stands (null: nothing was to be done), or why the desk would not have it. */
export type Made =
  | { readonly ticket: string | null; readonly number: number | null; readonly repeated: boolean }
  | { readonly refused: readonly Said[] };

export interface Taking {
  readonly channel: Channel;
  readonly source: WebhookSource;
  readonly drawn: Drawn;
  /** What makes it the same message when it comes again. */
  readonly identity: string;
}

/** Somebody else may open the ticket of a thread in the same moment. */
const TRIES = 5;

/** Brings a message through the one door, once for its identity. */
export async function take(desk: ChannelDesk, taking: Taking): Promise<Made> {
  const { channel, source, drawn, identity } = taking;
  const thread = drawn.thread === null ? null : derivedId("thread", drawn.thread);
  const { person } = drawn;
  const contact = await contactOf(desk.store.db, { channel: channel.key, person, language: channel.language });
  for (let attempt = 1; ; attempt += 1) {
    const fresh = derivedId("channel", channel.key, thread ?? "", identity);
    const joined: Joined =
      thread === null
        ? { ticket: fresh, there: null }
        : await joinedIn(desk, {
            channel: channel.key,
            thread,
            fresh,
            onlyUnsolved: source.automatic,
            open: !drawn.closes || !source.automatic,
          });
    if (drawn.closes && source.automatic && joined.there === null)
      return { ticket: null, number: null, repeated: false };
    try {
      const made = await send(desk, taking, joined, contact);
      // A word on a closed ticket has opened one that follows it; an answer of then moves nothing.
      if (
        thread !== null &&
        "ticket" in made &&
        !made.repeated &&
        made.ticket !== null &&
        made.ticket !== joined.ticket
      )
        await keepThread(desk.store.db, channel.key, thread, made.ticket);
      return made;
    } catch (error) {
      // The thread's ticket was opened by another message of it meanwhile: this one joins it.
      const there = joined.there === null && (await readTicket(desk.store.db, joined.ticket, desk.statements));
      if (!there || attempt >= TRIES) throw error;
    }
  }
}

async function send(
  desk: ChannelDesk,
  { channel, source, drawn, identity }: Taking,
  { ticket, there }: Joined,
  contact: Contact | null,
): Promise<Made> {
  const { automatic } = source;
  const actor: Actor = contact && !automatic ? requesterActor(contact.id) : SYSTEM;
  const isOther = there !== null && there.requester !== contact?.id;
  const message: NewMessage = {
    public: !automatic,
    authorKind: automatic ? "machine" : isOther ? "cc" : "requester",
    author: actor.id,
    channel: source.as,
    from: senderOf(drawn),
    automatic,
    text: drawn.text,
    attachments: [],
  };
  const envelope = { id: newId(), ticket, at: desk.clock.now(), actor };
  const event: Event =
    there === null
      ? { ...envelope, type: "ticketSubmitted", draft: draftOf(channel, source, drawn, contact), message }
      : { ...envelope, type: "messageReceived", message };
  const applied = await apply(desk, channel.key, event, derivedId("channel", channel.key, identity));
  if (applied.outcome !== "accepted") return applied.made;
  const said = await followedUp(desk, applied.accepted);
  if (drawn.closes && source.closing?.do === "solve") await solve(desk, channel.key, said.ticket.id, identity);
  return { ticket: said.ticket.id, number: said.ticket.number, repeated: applied.accepted.repeated };
}

type Answer =
  | { readonly outcome: "accepted"; readonly accepted: Accepted }
  | { readonly outcome: "refused"; readonly made: Made };

async function apply(desk: ChannelDesk, channel: string, event: Event, key: string): Promise<Answer> {
  const applied = await desk.door.apply({ event, idempotency: { principal: `channel:${channel}`, key, hash: key } });
  switch (applied.outcome) {
    case "accepted":
      noteMoves(desk.store.db, applied.ticket.id, applied.seqFrom, applied.facts);
      return { outcome: "accepted", accepted: applied };
    case "rejected":
      return { outcome: "refused", made: { refused: applied.reasons } };
    default:
      throw new Error(`A message of channel ${channel} was answered with ${applied.outcome}.`);
  }
}

/** Solves it, unless what holds the ticket would not: that it is over is written on it in any case. */
async function solve(desk: ChannelDesk, channel: string, ticket: string, identity: string): Promise<void> {
  const event: Event = {
    ...{ id: newId(), ticket, at: desk.clock.now(), actor: SYSTEM },
    ...{ type: "changeRequested", changes: { status: "solved" } },
  };
  await apply(desk, channel, event, derivedId("channel", channel, identity, "solve"));
}

export const senderOf = ({ person: { name, email, phone, handle } }: Pick<Drawn, "person">): string | null => {
  const reached = email ?? phone ?? handle;
  return name === null || name === reached ? reached : reached === null ? name : `${name} <${reached}>`;
};

function draftOf(channel: Channel, source: WebhookSource, drawn: Drawn, contact: Contact | null): NewTicket {
  const { department, product, type, key } = channel;
  return {
    number: 0,
    subject: drawn.subject,
    requester: contact?.id ?? null,
    submitter: source.automatic ? null : (contact?.id ?? null),
    department,
    ...(product !== undefined && { product }),
    ...(type !== undefined && { type }),
    ...(Object.keys(drawn.fields).length > 0 && { fields: drawn.fields }),
    channel: source.as,
    address: key,
    language: contact?.language ?? channel.language,
  };
}
