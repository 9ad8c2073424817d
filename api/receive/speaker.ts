import type { NewMessage } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import { threadOf } from "../../runtime/third-party/threads.ts";
import { requesterActor } from "../people/actor.ts";
import type { Contact } from "../people/contacts.ts";
import { readTicket } from "../tickets/queries.ts";
import type { MailDesk } from "./mail-desk.ts";
import type { MailPerson } from "./parsed-mail.ts";
import { requesterOf } from "./requester.ts";
import type { Taking } from "./taking.ts";

/** As whom a mail speaks on its ticket. */
export interface Speaker {
  readonly actor: Actor;
  readonly contact: Pick<Contact, "id" | "language"> | null;
  readonly said: Pick<NewMessage, "public" | "authorKind" | "text"> & Partial<NewMessage>;
}

export const written = ({ name, address }: MailPerson): string => (name === "" ? address : `${name} <${address}>`);

/** A requester or somebody in copy in public, a third party in its thread, a machine to the desk alone. */
export async function speakerOf(desk: MailDesk, { row, mailbox, mail, looked, verdict }: Taking): Promise<Speaker> {
  const from = looked.from ? written(looked.from) : row.sender;
  const { text } = mail;
  if (verdict.outcome === "reply" && verdict.thread !== undefined)
    return inThread(desk, verdict.ticket, verdict.thread, { from, text });
  if (looked.from === null || (verdict.outcome === "reply" && verdict.as === "machine"))
    return {
      actor: SYSTEM,
      contact: null,
      said: { public: false, authorKind: "machine", author: SYSTEM.id, from, text },
    };
  const contact = await requesterOf(desk.store, looked.from, looked.contact, mailbox.language);
  const authorKind = verdict.outcome === "reply" && verdict.as === "cc" ? "cc" : "requester";
  return {
    actor: requesterActor(contact.id),
    contact,
    said: { public: true, authorKind, author: contact.id, from, text },
  };
}

/** What the page behind the link does: nobody but the desk and the third party reads it. */
async function inThread(
  { store, statements }: MailDesk,
  ticket: string,
  thread: string,
  { from, text }: { readonly from: string; readonly text: string },
): Promise<Speaker> {
  const found = await readTicket(store.db, ticket, statements);
  const party = found && threadOf(found.ticket, thread);
  if (!party) throw new Error("The private thread is not there.");
  const nobody = { kind: "thirdParty", groups: [], roles: [], departments: [], rights: [] } as const;
  const actor: Actor = { ...nobody, id: party.contact ?? party.address };
  return {
    actor,
    contact: null,
    said: { public: false, authorKind: "thirdParty", author: actor.id, thread, from, text },
  };
}
