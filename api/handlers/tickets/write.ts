import type { Attachment } from "../../../blueprints/message.ts";
import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { messageView } from "../../present/message.ts";
import { readNames } from "../../present/names.ts";
import { ticketView } from "../../present/ticket.ts";
import { maySee } from "../../tickets/may-see.ts";
import { namedFiles } from "../files/named.ts";
import { defined } from "./defined.ts";
import { followedUp } from "./followed-up.ts";
import { send, taken } from "./through.ts";
import { foundTicket } from "./visible.ts";

type Given = readonly { readonly id: string; readonly contentId?: string | undefined }[];

/** Files with the names under which the message's own HTML shows them: they say nothing of any other message's. */
function shownWithin(
  { html, attachments: given = [] }: { readonly html?: string | undefined; readonly attachments?: Given | undefined },
  files: readonly Attachment[],
): readonly Attachment[] {
  if (html === undefined) return files;
  const names = new Map(given.map(({ id, contentId }) => [id, contentId]));
  return files.map((file) => {
    const contentId = names.get(file.id);
    return contentId === undefined ? file : { ...file, contentId };
  });
}

export const writeMessage = handles(tickets.write, async (desk, { principal, params, body, idempotency }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const message = {
    ...defined(body),
    attachments: shownWithin(
      body,
      await namedFiles(desk, { principal, ticket: ticket.id, at: ["attachments"] }, body.attachments ?? []),
    ),
    // A colleague of the requester speaks as somebody in copy does: it counts, and decides nothing.
    authorKind: principal.kind === "requester" && ticket.requester !== principal.id ? "cc" : principal.kind,
    author: principal.id,
    channel: principal.via === "token" ? "api" : "desk",
  } as const;
  const accepted = taken(
    await send(desk, { ticket: ticket.id, intent: { type: "messageReceived", message }, principal, idempotency }),
  );
  const said = await followedUp(desk, accepted);
  const passed = accepted.facts.find((fact) => fact.type === "passedOn");
  const isIt = (id: string) => passed?.type !== "passedOn" || passed.message === id;
  const added = said.facts.find((fact) => fact.type === "messageAdded" && isIt(fact.message.id));
  if (added?.type !== "messageAdded") throw new Error(`Event ${accepted.event} added no message.`);
  const names = await readNames(desk.store.db, [principal.id, ...added.message.to]);
  // A word may go on where its author does not read: they stay with the ticket to which they said it.
  const shown = maySee(principal, said.ticket) ? said : accepted;
  const view = await ticketView(desk, principal, shown.ticket, shown.version, accepted.at);
  return { status: 201, body: { message: messageView(added.message, names), ticket: view }, etag: view.version };
});
