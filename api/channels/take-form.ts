import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { pointer } from "../../blueprints/json.ts";
import type { Attachment } from "../../blueprints/message.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { SentForm } from "../contract/channel-forms.ts";
import type { Desk } from "../desk.ts";
import { attachmentOf, readForNaming } from "../files/files.ts";
import { refusalOf } from "../http/problems.ts";
import { derivedId, newId } from "../ids.ts";
import { requesterActor } from "../people/actor.ts";
import { noteMoves } from "../tickets/moves.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import { answersIn, type OpenForm } from "./form.ts";
import { noteArrival } from "./log.ts";
import { contactOf } from "./person.ts";
import { visitorOf } from "./visitor.ts";

export interface FormDesk extends ChannelDesk {
  readonly config: ChannelDesk["config"] & { readonly files: Pick<Desk["config"]["files"], "perMessage"> };
}

/** A ticket of what a visitor has filled in, once; gives its number. */
export async function takeForm(desk: FormDesk, open: OpenForm, sent: SentForm): Promise<number> {
  const { channel, form, fields } = open;
  const { db } = desk.store;
  const { name, email, subject, text, language } = sent;
  const attachments = await brought(desk, open, sent);
  const person = { name, email: email.toLowerCase(), phone: null, handle: null, customerNumber: null };
  const contact = await contactOf(db, { channel: channel.key, person, language });
  const answers = answersIn(sent.answers ?? {}, fields);
  const { department, product, type, key } = channel;
  const draft: NewTicket = {
    ...{ number: 0, subject, requester: contact?.id ?? null, submitter: contact?.id ?? null },
    // A form says itself where its tickets go, and of which type they are.
    ...(form ? { form: form.document.key } : { department, ...(type !== undefined && { type }) }),
    ...(product !== undefined && { product }),
    ...(Object.keys(answers).length > 0 && { fields: answers }),
    ...{ channel: "form", address: key, language: contact?.language ?? language },
  };
  const id = derivedId("form", key, sent.key);
  const event: Event = {
    ...{ id: newId(), ticket: id, at: desk.clock.now(), type: "ticketSubmitted", draft },
    // Whoever fills in a form meets what it mandates; an address that nobody has proven gives no right.
    actor: form && contact ? requesterActor(contact.id) : SYSTEM,
    message: {
      ...{ public: true, authorKind: "requester", author: contact?.id ?? SYSTEM.id, channel: "form" },
      ...{ from: `${name} <${email}>`, text, attachments },
    },
  };
  const applied = await desk.door.apply({ event, idempotency: { principal: `channel:${key}`, key: id, hash: id } });
  if (applied.outcome === "rejected") throw refusalOf(applied.reasons);
  if (applied.outcome !== "accepted") throw new Error(`A form of ${key} was answered with ${applied.outcome}.`);
  const { ticket, seqFrom, facts, repeated } = applied;
  noteMoves(db, ticket.id, seqFrom, facts);
  if (!repeated)
    await noteArrival(db, {
      ...{ channel: key, at: desk.clock.now(), status: "taken", size: Buffer.byteLength(text), subject },
      ...{ sender: `${name} <${email}>`, ticket: ticket.id },
    });
  return ticket.number;
}

const GONE = {
  en: "This file is no longer there. Attach it again.",
  fr: "Ce fichier n’est plus là. Joignez-le à nouveau.",
};

/** The files that this visit has sent, and no other's. */
async function brought(
  { store, clock, config }: FormDesk,
  { channel, source }: OpenForm,
  { visit, attachments = [] }: SentForm,
): Promise<readonly Attachment[]> {
  const ids = [...new Set(attachments.map(({ id }) => id))];
  const own = visitorOf(channel.key, visit);
  const found = (await readForNaming(store.db, ids, clock.now())).filter(({ by }) => by === own);
  const reasons = ids.flatMap((id, index): Reason[] =>
    source.files && index < config.files.perMessage && found.some((file) => file.id === id)
      ? []
      : [{ code: "unknown", pointer: pointer("attachments", index), message: GONE }],
  );
  if (reasons.length > 0) throw refusalOf(reasons);
  return ids.flatMap((id) => found.filter((file) => file.id === id)).map(attachmentOf);
}
