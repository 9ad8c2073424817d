import { readFile as readPart } from "node:fs/promises";
import type { Actor } from "../../../blueprints/people.ts";
import type { ThirdParty, Ticket } from "../../../blueprints/ticket.ts";
import { mergedInto } from "../../../runtime/merge/links.ts";
import { threadOf } from "../../../runtime/third-party/threads.ts";
import { thirdParties } from "../../contract/third-parties.ts";
import type { Desk } from "../../desk.ts";
import { readFile } from "../../files/files.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId, requestHash } from "../../ids.ts";
import { assertNotTooOften } from "../../link-page/answer-limit.ts";
import { noteOpening } from "../../link-page/openings.ts";
import { htmlPage } from "../../link-page/page.ts";
import { goesOnIn } from "../../merge/sources.ts";
import { voidUntil } from "../../portal/links.ts";
import { readNames } from "../../present/names.ts";
import { threadOfToken } from "../../third-party/thread-link.ts";
import { noteMoves } from "../../tickets/moves.ts";
import { readTicket } from "../../tickets/queries.ts";
import { readThread } from "../../tickets/ticket-journal.ts";
import { sendFile } from "../files/download.ts";
import { namedFiles } from "../files/named.ts";
import { takenIn } from "../files/upload.ts";
import { withoutDeskNames } from "../tickets/messages.ts";
import { taken } from "../tickets/through.ts";

const file = (name: string): Promise<string> => readPart(new URL(`../../third-party/${name}`, import.meta.url), "utf8");

export const threadPage = handles(thirdParties.page, async () => ({
  status: 200,
  verbatim: await htmlPage({ body: file("body.html"), script: "/api/thread.js" }),
}));
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

/** What was said in the thread, here and where the ticket goes on. */
async function said({ store }: Desk, { ticket, party }: Opened) {
  const into = mergedInto(ticket) === null ? [] : await goesOnIn(store, [ticket.id]);
  const tickets = [ticket.id, ...into.map(({ id }) => id)];
  return { tickets, last: into.at(-1) ?? ticket, messages: await readThread(store, tickets, party.id) };
}

async function view(desk: Desk, { ticket, party }: Opened) {
  const { store } = desk;
  const { tickets, last, messages } = await said(desk, { ticket, party });
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
    open: last.status !== "closed",
    messages: shown.map(({ at, author, authorKind, text, attachments }) => ({
      at,
      author: authorKind === "thirdParty" ? party.name : names.of(author).name,
      mine: authorKind === "thirdParty",
      text,
      files: attachments.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })),
    })),
    limits: { fileBytes: desk.config.files.fileBytes, perMessage: desk.config.files.perMessage },
  };
}

/** Whoever holds the link brings files for an answer in this thread, and names no others. */
const bringer = ({ party }: Opened) => ({ id: `thread:${party.id}`, kind: "thirdParty" }) as const;

export const readOwnThread = handles(thirdParties.read, async (desk, { params }) => {
  const one = await opened(desk, params.token);
  await noteOpening(desk.store.db, `thread ${one.party.id}`, desk.clock.now());
  return { status: 200, body: await view(desk, one) };
});

/** What is attached to a message of this thread, and to no other. */
export const readThreadFile = handles(thirdParties.file, async (desk, call) => {
  const { messages } = await said(desk, await opened(desk, call.params.token));
  const isHere = messages.some(({ attachments }) => attachments.some(({ id }) => id === call.params.id));
  const found = isHere ? await readFile(desk.store.db, call.params.id) : undefined;
  if (!found) throw refusal("notFound");
  return sendFile(desk, found, call);
});

export const answerOwnThread = handles(thirdParties.answer, async (desk, { params, body }) => {
  const one = await opened(desk, params.token);
  const { ticket, party } = one;
  await assertNotTooOften(desk, `thread ${party.id}`);
  const actor: Actor = { ...NOBODY_OF_THE_DESK, id: party.contact ?? party.address };
  const given = body.attachments ?? [];
  const message = {
    public: false,
    attachments: await namedFiles(desk, { principal: bringer(one), ticket: null, at: ["attachments"] }, given),
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
  const idempotency = {
    principal: party.id,
    key: body.key,
    hash: requestHash("POST", party.id, JSON.stringify([body.text, given])),
  };
  const accepted = taken(await desk.door.apply({ event, idempotency }));
  noteMoves(desk.store.db, ticket.id, accepted.seqFrom, accepted.facts);
  return { status: 200, body: await view(desk, { party, ticket: accepted.ticket }) };
});

/** A file that is brought by the link lies at hand for this thread alone, until an answer names it. */
export const attachToOwnThread = handles(thirdParties.attach, async (desk, { params, query, request }) => ({
  status: 201,
  body: await takenIn(desk, bringer(await opened(desk, params.token)).id, query.name ?? "", request),
}));

const NOBODY_OF_THE_DESK: Omit<Actor, "id"> = {
  kind: "thirdParty",
  groups: [],
  roles: [],
  departments: [],
  rights: [],
};
