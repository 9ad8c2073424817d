import type { Reason } from "../../../blueprints/finding.ts";
import type { Attachment, NewMessage } from "../../../blueprints/message.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { thirdParties } from "../../contract/third-parties.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Idempotency, type Principal } from "../../http/handler.ts";
import { refusal, refusalOf } from "../../http/problems.ts";
import { lastOpenings } from "../../link-page/openings.ts";
import { goesOnFor } from "../../merge/goes-on.ts";
import { readContact, readContactByEmail } from "../../people/contacts.ts";
import { foldEmail } from "../../people/people.ts";
import { readNames } from "../../present/names.ts";
import { ticketView } from "../../present/ticket.ts";
import { type OpenThread, threadsOf } from "../../third-party/threads.ts";
import { namedFiles } from "../files/named.ts";
import { followedUp } from "../tickets/followed-up.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";

export const listThreads = handles(thirdParties.list, async ({ store, statements, ...desk }, { principal, params }) => {
  const { ticket } = await foundTicket({ store, statements, ...desk }, principal, params.id);
  const threads = await threadsOf(store, principal, ticket);
  const names = await readNames(
    store.db,
    threads.flatMap(({ party: { contact, askedBy } }) => [contact, askedBy]),
  );
  const openings = await lastOpenings(
    store.db,
    threads.map(({ party }) => `thread ${party.id}` as const),
  );
  const items = threads.map(({ party: { language: _, contact, askedBy, ...one }, ticket: { id, number } }) => ({
    ...one,
    contact: names.orNull(contact),
    askedBy: names.of(askedBy),
    openedAt: openings.get(`thread ${one.id}`) ?? null,
    from: id === ticket.id ? null : { id, number },
  }));
  return { status: 200, body: { items } };
});

export const askThirdParty = handles(thirdParties.ask, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const party = await partyOf(desk, ticket, body);
  const { subject, text, expectedBy = null, hold = false } = body;
  const attachments = await filesFor(desk, principal, ticket, body.attachments);
  const intent = { type: "thirdPartyAskRequested", party, subject, text, expectedBy, hold, attachments } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  const asked = accepted.facts.find((fact) => fact.type === "thirdPartyAsked");
  if (asked?.type !== "thirdPartyAsked") throw new Error(`Event ${accepted.event} asked nobody.`);
  const answer = await changed(desk, principal, accepted);
  return { status: 201, ...answer, body: { ...answer.body, thread: asked.thread } };
});

/** Who is asked, as far as the desk knows them. The requester is not asked behind their own back. */
async function partyOf(
  { store: { db } }: Desk,
  { requester, language }: Ticket,
  given: { readonly address: string; readonly name?: string | undefined; readonly language?: string | undefined },
) {
  const address = foldEmail(given.address);
  const known = await readContactByEmail(db, address);
  const own = requester === null ? undefined : await readContact(db, requester);
  if ((known && known.id === requester) || own?.emails.map(foldEmail).includes(address))
    throw refusalOf([ownRequester]);
  return {
    address,
    name: given.name ?? known?.name ?? address,
    contact: known?.id ?? null,
    language: given.language ?? known?.language ?? language,
  };
}

const ownRequester: Reason = {
  code: "invalid",
  pointer: "/address",
  message: {
    en: "This is the requester: write a reply instead.",
    fr: "C’est le demandeur : écrivez plutôt une réponse.",
  },
};

const filesFor = (
  desk: Desk,
  principal: Principal,
  { id }: Ticket,
  given: readonly { readonly id: string }[] = [],
): Promise<readonly Attachment[]> => namedFiles(desk, { principal, ticket: id, at: ["attachments"] }, given);

/**
 * A private thread that stands on this ticket. What is said in one that was opened on a ticket merged into it is said there, and passed on
 * to where that goes on, which this person must see.
 */
async function foundThread(desk: Desk, principal: Principal, ticket: Ticket, id: string): Promise<OpenThread> {
  const found = (await threadsOf(desk.store, principal, ticket)).find(({ party }) => party.id === id);
  if (!found) throw refusal("notFound");
  const goesOn = await goesOnFor(desk.store, principal, found.ticket);
  if (goesOn && !goesOn.ticket) throw refusal("notAllowed");
  return found;
}

export const writeToThirdParty = handles(thirdParties.write, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const thread = await foundThread(desk, principal, ticket, params.thread);
  const message = {
    public: false,
    thread: thread.party.id,
    to: [thread.party.address],
    text: body.text,
    attachments: await filesFor(desk, principal, ticket, body.attachments),
    authorKind: "agent",
    author: principal.id,
    channel: principal.via === "token" ? "api" : "desk",
  } as const;
  return said(desk, principal, thread, message, idempotency);
});

export const noteTheirAnswer = handles(
  thirdParties.noteAnswer,
  async (desk, { principal, params, body, idempotency }) => {
    const { ticket } = await foundTicket(desk, principal, params.id);
    const thread = await foundThread(desk, principal, ticket, params.thread);
    const { id, address, contact, name } = thread.party;
    const message = {
      public: false,
      thread: id,
      from: name,
      text: body.text,
      authorKind: "thirdParty",
      author: contact ?? address,
      channel: principal.via === "token" ? "api" : "desk",
    } as const;
    return said(desk, principal, thread, message, idempotency);
  },
);

/** Says it on the ticket of the thread; the answer shows where it stands. */
async function said(
  desk: Desk,
  principal: Principal,
  { ticket }: OpenThread,
  message: NewMessage,
  idempotency: Idempotency | null,
) {
  const intent = { type: "messageReceived", message } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  const { body, etag } = await changed(desk, principal, accepted);
  const stands = await followedUp(desk, accepted);
  if (stands.ticket.id === ticket.id) return { status: 201 as const, body, etag };
  const view = await ticketView(desk, principal, stands.ticket, stands.version, accepted.at);
  return { status: 201 as const, body: { ...body, ticket: view }, etag: stands.version };
}
