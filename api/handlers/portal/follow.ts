import { readFile as readPart } from "node:fs/promises";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { quotedMail } from "../../../runtime/mail/quoted.ts";
import { mergedInto } from "../../../runtime/merge/links.ts";
import { loadPrincipal, type Principal } from "../../auth/principal.ts";
import { type FollowedView, portal } from "../../contract/portal.ts";
import type { Desk } from "../../desk.ts";
import { prove } from "../../effects/proven.ts";
import { readFile } from "../../files/files.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { requestHash } from "../../ids.ts";
import { assertNotTooOften } from "../../link-page/answer-limit.ts";
import { noteOpening } from "../../link-page/openings.ts";
import { htmlPage } from "../../link-page/page.ts";
import { goesOnFor } from "../../merge/goes-on.ts";
import { readContact } from "../../people/contacts.ts";
import { voidLinks, voidUntil } from "../../portal/links.ts";
import { linkOf } from "../../portal/ticket-link.ts";
import { readNames } from "../../present/names.ts";
import { statusForRequester } from "../../present/requester.ts";
import { readTicket } from "../../tickets/queries.ts";
import { sendFile } from "../files/download.ts";
import { namedFiles } from "../files/named.ts";
import { takenIn } from "../files/upload.ts";
import { followedUp } from "../tickets/followed-up.ts";
import { conversationOf } from "../tickets/messages.ts";
import { send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";

const file = (name: string): Promise<string> => readPart(new URL(`../../portal/${name}`, import.meta.url), "utf8");

export const followPage = handles(portal.page, async () => ({
  status: 200,
  verbatim: await htmlPage({ body: file("body.html"), script: "/api/follow.js" }),
}));
export const followScript = handles(portal.script, async () => ({ status: 200, verbatim: await file("page.js") }));

interface Opened {
  readonly ticket: Ticket;
  /** The requester whom the link is for. */
  readonly principal: Principal;
}

/**
 * What a link opens. One that is forged, too old, taken back, or of a ticket that is somebody else's by now is answered like one
 * that never was.
 */
async function opened(desk: Desk, token: string): Promise<Opened> {
  const { store, statements, config, clock } = desk;
  const link = linkOf(config.secret, token, clock.now());
  if (!link) throw refusal("notFound");
  const found = await readTicket(store.db, link.ticket, statements);
  const principal = await loadPrincipal(store, statements, link.requester, "session");
  if (!found || !principal || found.ticket.requester !== link.requester) throw refusal("notFound");
  const voided = await voidUntil(store.db, link.ticket);
  if (voided !== null && link.at <= voided) throw refusal("notFound");
  // The link is for one ticket: what else this requester sees is none of its business.
  const { colleagues: _, ...alone } = principal;
  return { ticket: found.ticket, principal: alone };
}

async function view(desk: Desk, { ticket, principal }: Opened, followUp: number | null = null): Promise<FollowedView> {
  const messages = await conversationOf(desk, principal, ticket);
  const names = await readNames(desk.store.db, []);
  return {
    number: ticket.number,
    subject: ticket.requesterSubject ?? ticket.subject,
    language: principal.language,
    status: statusForRequester(ticket.status),
    department: names.orNull(ticket.department)?.name ?? null,
    messages: messages.map(({ at, author, text, attachments, channel }, index) => ({
      at,
      author: author.name,
      mine: author.id === principal.id,
      ...folded(channel === "mail" && index > 0 ? text : null, text),
      files: attachments.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })),
    })),
    limits: { fileBytes: desk.config.files.fileBytes, perMessage: desk.config.files.perMessage },
    merged: await goesOnFor(desk.store, principal, ticket),
    followUp,
  };
}

/** The words of a message, and apart from them what a mail quotes of earlier ones. */
function folded(mail: string | null, text: string): { readonly text: string; readonly quoted?: string } {
  const parts = mail === null ? null : quotedMail(mail);
  if (!parts) return { text };
  return { text: [parts.before, parts.after].filter((part) => part !== "").join("\n\n"), quoted: parts.quoted };
}

export const readFollowed = handles(portal.followed, async (desk, { params }) => {
  const one = await opened(desk, params.token);
  await noteOpening(desk.store.db, `ticket ${one.ticket.id}`, desk.clock.now());
  return { status: 200, body: await view(desk, one) };
});

export const answerFollowed = handles(portal.answer, async (desk, { params, body }) => {
  const one = await opened(desk, params.token);
  const { ticket, principal } = one;
  await assertNotTooOften(desk, `ticket ${ticket.id}`);
  const files = body.attachments ?? [];
  const message = {
    public: true,
    text: body.text,
    authorKind: "requester",
    author: principal.id,
    channel: "link",
    attachments: await namedFiles(desk, { principal, ticket: ticket.id, at: ["attachments"] }, files),
  } as const;
  const hash = requestHash("POST", ticket.id, JSON.stringify([body.text, files]));
  const intent = { type: "messageReceived", message } as const;
  const accepted = taken(
    await send(desk, { ticket: ticket.id, intent, principal, idempotency: { key: body.key, hash } }),
  );
  // Only the mailbox that the link was sent to has it.
  const [mailed] = (await readContact(desk.store.db, principal.id))?.emails ?? [];
  if (mailed !== undefined) await prove(desk.store.db, mailed, desk.clock.now());
  const said = await followedUp(desk, accepted);
  // What is passed on to the ticket in which it goes on opens no new one.
  const elsewhere = said.ticket.id === ticket.id || mergedInto(ticket) !== null ? null : said.ticket.number;
  return { status: 200, body: await view(desk, { ...one, ticket: accepted.ticket }, elsewhere) };
});

/** A file that is brought by the link is the requester's, until an answer names it. */
export const attachFollowed = handles(portal.attach, async (desk, { params, query, request }) => {
  const { principal } = await opened(desk, params.token);
  return { status: 201, body: await takenIn(desk, principal.id, query.name ?? "", request) };
});

/** What is attached to this conversation, and to no other: the link is for one ticket. */
export const readFollowedFile = handles(portal.file, async (desk, call) => {
  const { ticket, principal } = await opened(desk, call.params.token);
  const messages = await conversationOf(desk, principal, ticket);
  const isHere = messages.some(({ attachments }) => attachments.some(({ id }) => id === call.params.id));
  const found = isHere ? await readFile(desk.store.db, call.params.id) : undefined;
  if (!found) throw refusal("notFound");
  return sendFile(desk, found, call);
});

export const voidTicketLinks = handles(portal.voidLinks, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  await voidLinks(desk.store.db, ticket.id, principal.id, desk.clock.now());
  return { status: 204 };
});
