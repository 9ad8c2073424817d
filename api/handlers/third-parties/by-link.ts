import { readFile } from "node:fs/promises";
import type { Actor } from "../../../blueprints/people.ts";
import type { ThirdParty, Ticket } from "../../../blueprints/ticket.ts";
import { mergedInto } from "../../../runtime/merge/links.ts";
import { threadOf } from "../../../runtime/third-party/threads.ts";
import { thirdParties } from "../../contract/third-parties.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId, requestHash } from "../../ids.ts";
import { goesOnIn } from "../../merge/sources.ts";
import { assertNotTooOften } from "../../link-page/answer-limit.ts";
import { voidUntil } from "../../portal/links.ts";
import { readNames } from "../../present/names.ts";
import { threadOfToken } from "../../third-party/thread-link.ts";
import { noteMoves } from "../../tickets/moves.ts";
import { readTicket } from "../../tickets/queries.ts";
import { readThread } from "../../tickets/ticket-journal.ts";
import { withoutDeskNames } from "../tickets/messages.ts";
import { taken } from "../tickets/through.ts";

const file = (name: string): Promise<string> => readFile(new URL(`../../third-party/${name}`, import.meta.url), "utf8");

export const threadPage = handles(thirdParties.page, async () => ({ status: 200, verbatim: await file("page.html") }));
export const threadScript = handles(thirdParties.script, async () => ({
  status: 200,
  verbatim: await file("page.js"),
}));

interface Opened {
  readonly ticket: Ticket;
  readonly party: ThirdParty;
}

/** What a link opens. One that is forged, too old or taken back is answered like one that never was. */
async function opened({ store, statements, config, clock }: Desk, token: string): Promise<Opened> {
  const link = threadOfToken(config.secret, token, clock.now());
  if (!link) throw refusal("notFound");
  const found = await readTicket(store.db, link.ticket, statements);
  const party = found && threadOf(found.ticket, link.thread);
  const voided = await voidUntil(store.db, link.ticket);
  if (!found || !party || (voided !== null && link.at <= voided)) throw refusal("notFound");
  return { ticket: found.ticket, party };
}

async function view(desk: Desk, { ticket, party }: Opened) {
  const { store } = desk;
  const into = mergedInto(ticket) === null ? [] : await goesOnIn(store, [ticket.id]);
  const tickets = [ticket.id, ...into.map(({ id }) => id)];
  const messages = await readThread(store, tickets, party.id);
  const names = await readNames(
    store.db,
    messages.map(({ author }) => author),
  );
  const shown = await withoutDeskNames(store, tickets, messages);
  return {
    number: ticket.number,
    subject: party.subject,
    language: party.language.startsWith("fr") ? ("fr" as const) : ("en" as const),
    name: party.name,
    open: (into.at(-1) ?? ticket).status !== "closed",
    messages: shown.map(({ at, author, authorKind, text }) => ({
      at,
      author: authorKind === "thirdParty" ? party.name : names.of(author).name,
      mine: authorKind === "thirdParty",
      text,
    })),
  };
}

export const readOwnThread = handles(thirdParties.read, async (desk, { params }) => ({
  status: 200,
  body: await view(desk, await opened(desk, params.token)),
}));

export const answerOwnThread = handles(thirdParties.answer, async (desk, { params, body }) => {
  const one = await opened(desk, params.token);
  const { ticket, party } = one;
  await assertNotTooOften(desk, `thread ${party.id}`);
  const actor: Actor = { ...NOBODY_OF_THE_DESK, id: party.contact ?? party.address };
  const message = {
    public: false,
    thread: party.id,
    from: party.name,
    text: body.text,
    authorKind: "thirdParty",
    author: actor.id,
    channel: "link",
  } as const;
  const event = {
    id: newId(),
    ticket: ticket.id,
    at: desk.clock.now(),
    actor,
    type: "messageReceived",
    message,
  } as const;
  const idempotency = { principal: party.id, key: body.key, hash: requestHash("POST", party.id, body.text) };
  const accepted = taken(await desk.door.apply({ event, idempotency }));
  noteMoves(desk.store.db, ticket.id, accepted.seqFrom, accepted.facts);
  return { status: 200, body: await view(desk, { party, ticket: accepted.ticket }) };
});

const NOBODY_OF_THE_DESK: Omit<Actor, "id"> = {
  kind: "thirdParty",
  groups: [],
  roles: [],
  departments: [],
  rights: [],
};
