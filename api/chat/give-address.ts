import { SYSTEM } from "../../blueprints/people.ts";
import { refusal } from "../http/problems.ts";
import { newId } from "../ids.ts";
import { putContact, readContact } from "../people/contacts.ts";
import { foldEmail } from "../people/people.ts";
import { contactBy } from "../receive/circumstances.ts";
import { noteMoves } from "../tickets/moves.ts";
import type { ChatDesk } from "./say.ts";
import { isNameless, isOfDesk } from "./visitor.ts";
import { changeVisit, type Visit } from "./visits.ts";

const refused = (en: string, fr: string) =>
  refusal("invalid", [{ pointer: "/email", code: "invalid", message: { en, fr } }]);

/** An address of the desk, to which no visitor is answered. */
export async function assertOutside(desk: ChatDesk, email: string): Promise<void> {
  if (await isOfDesk(desk.store.db, email))
    throw refused("This is an address of the desk. Give your own.", "C’est une adresse du service. Donnez la vôtre.");
}

/**
 * A visitor says where they are answered once they have left. Somebody who has the address already is the requester from then on, as of a
 * mail that comes from it. An address never joins a contact that is not of this conversation alone: nothing of it is proved.
 */
export async function giveAddress(desk: ChatDesk, visit: Visit, email: string): Promise<Visit> {
  await assertOutside(desk, email);
  const { db } = desk.store;
  const address = foldEmail(email);
  const contact = await readContact(db, visit.contact);
  if (!contact) throw refusal("notFound");
  if (contact.emails.includes(address)) return visit;
  if (!isNameless(visit.id, contact.id) || contact.verified)
    throw refused("Your address is known already.", "Votre adresse est déjà connue.");
  const owner = await contactBy(db, address);
  if (!owner) {
    await putContact(db, { ...contact, emails: [address] });
    return visit;
  }
  await handOver(desk, visit, contact.id, owner.id);
  return { ...visit, contact: owner.id };
}

/** Every ticket of the conversation is somebody else's from now on: the same person, whatever the state allows. */
async function handOver(desk: ChatDesk, visit: Visit, from: string, to: string): Promise<void> {
  const { db } = desk.store;
  const tickets = await db.selectFrom("chat_ticket").select("ticket").where("visit", "=", visit.id).execute();
  for (const { ticket } of tickets) {
    const event = { id: newId(), ticket, at: desk.clock.now(), actor: SYSTEM, from, to, many: true } as const;
    const applied = await desk.door.apply({ event: { ...event, type: "requesterMerged" } });
    if (applied.outcome === "accepted") noteMoves(db, ticket, applied.seqFrom, applied.facts);
  }
  await db.updateTable("contact").set({ merged_into: to }).where("id", "=", from).execute();
  await changeVisit(db, visit.id, { contact: to });
}
