import type { NewTicket } from "../../../blueprints/event.ts";
import { pointer } from "../../../blueprints/json.ts";
import type { Attachment, NewMessage } from "../../../blueprints/message.ts";
import type { Principal } from "../../auth/principal.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { readContact } from "../../people/contacts.ts";
import { namedFiles } from "../files/named.ts";
import { defined } from "./defined.ts";
import { assertKnown } from "./references.ts";
import { changed, send, taken } from "./through.ts";

/** What a requester's form may hold. */
const FORM = new Set(["subject", "description", "attachments", "form", "department", "product", "language", "fields"]);

function assertForm(body: object): void {
  const foreign = Object.keys(body).filter((name) => !FORM.has(name));
  if (foreign.length === 0) return;
  throw refusal(
    "invalid",
    foreign.map((name) => ({
      pointer: pointer(name),
      code: "unknown",
      message: { en: "Only people of the desk set this.", fr: "Seules les personnes du service le renseignent." },
    })),
  );
}

/** The first word of the conversation: what the requester says, or what an agent wrote down for them. */
function firstWord(
  text: string,
  attachments: readonly Attachment[],
  requester: string | null,
  principal: Principal,
  channel: string,
): { readonly message?: NewMessage } {
  if (text === "" && attachments.length === 0) return {};
  const author = requester ?? principal.id;
  return {
    message: {
      public: true,
      authorKind: author.startsWith("requester:") ? "requester" : "agent",
      author,
      channel,
      text,
      attachments,
    },
  };
}

/** A ticket speaks the language of who it is for. */
async function languageOf(desk: Desk, requester: string | null): Promise<string | undefined> {
  return requester === null ? undefined : (await readContact(desk.store.db, requester))?.language;
}

export const createTicket = handles(tickets.create, async (desk, { principal, body, idempotency }) => {
  if (principal.kind === "requester") assertForm(body);
  const { attachments = [], ...rest } = body;
  const given = defined(rest);
  await assertKnown(desk, given);
  const files = await namedFiles(desk, { principal, ticket: null, at: ["attachments"] }, attachments);
  const requester = principal.kind === "requester" ? principal.id : (body.requester ?? null);
  const channel =
    body.channel ?? (principal.kind === "requester" ? "form" : principal.via === "token" ? "api" : "desk");
  const draft: NewTicket = {
    ...given,
    number: 0,
    requester,
    submitter: principal.id,
    channel,
    language: body.language ?? (await languageOf(desk, requester)) ?? principal.language,
  };
  const intent = {
    type: "ticketSubmitted",
    draft,
    ...firstWord(body.description ?? "", files, requester, principal, channel),
  } as const;
  const accepted = taken(await send(desk, { ticket: newId(), intent, principal, idempotency }));
  return { status: 201, ...(await changed(desk, principal, accepted)) };
});
