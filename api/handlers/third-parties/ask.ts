import type { Reason } from "../../../blueprints/finding.ts";
import type { ThirdParty, Ticket } from "../../../blueprints/ticket.ts";
import { threadOf } from "../../../runtime/third-party/threads.ts";
import { thirdParties } from "../../contract/third-parties.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal, refusalOf } from "../../http/problems.ts";
import { readContact, readContactByEmail } from "../../people/contacts.ts";
import { foldEmail } from "../../people/people.ts";
import { readNames } from "../../present/names.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";

export const listThreads = handles(thirdParties.list, async ({ store, statements, ...desk }, { principal, params }) => {
  const { ticket } = await foundTicket({ store, statements, ...desk }, principal, params.id);
  const threads = ticket.thirdParties ?? [];
  const names = await readNames(
    store.db,
    threads.flatMap(({ contact, askedBy }) => [contact, askedBy]),
  );
  const items = threads.map(({ language: _, contact, askedBy, ...one }) => ({
    ...one,
    contact: names.orNull(contact),
    askedBy: names.of(askedBy),
  }));
  return { status: 200, body: { items } };
});

export const askThirdParty = handles(thirdParties.ask, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const party = await partyOf(desk, ticket, body);
  const { subject, text, expectedBy = null, hold = false } = body;
  const intent = { type: "thirdPartyAskRequested", party, subject, text, expectedBy, hold } as const;
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

function ofTicket(ticket: Ticket, thread: string): ThirdParty {
  const found = threadOf(ticket, thread);
  if (!found) throw refusal("notFound");
  return found;
}

export const writeToThirdParty = handles(thirdParties.write, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { id: thread, address } = ofTicket(ticket, params.thread);
  const message = {
    public: false,
    thread,
    to: [address],
    text: body.text,
    authorKind: "agent",
    author: principal.id,
    channel: principal.via === "token" ? "api" : "desk",
  } as const;
  const intent = { type: "messageReceived", message } as const;
  const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
  return { status: 201, ...(await changed(desk, principal, accepted)) };
});

export const noteTheirAnswer = handles(
  thirdParties.noteAnswer,
  async (desk, { principal, params, body, idempotency }) => {
    const { ticket } = await foundTicket(desk, principal, params.id);
    const { id: thread, address, contact, name } = ofTicket(ticket, params.thread);
    const message = {
      public: false,
      thread,
      from: name,
      text: body.text,
      authorKind: "thirdParty",
      author: contact ?? address,
      channel: principal.via === "token" ? "api" : "desk",
    } as const;
    const intent = { type: "messageReceived", message } as const;
    const accepted = taken(await send(desk, { ticket: ticket.id, intent, principal, idempotency }));
    return { status: 201, ...(await changed(desk, principal, accepted)) };
  },
);
