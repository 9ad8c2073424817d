import { contactRevision } from "../../contacts/revision.ts";
import { takenBy } from "../../contacts/taken.ts";
import { phoneDigits } from "../../contacts/words.ts";
import type { ContactView } from "../../contract/contacts.ts";
import type { Store } from "../../db/connect.ts";
import { refusal } from "../../http/problems.ts";
import { contactOf, putContact, readContact, type WholeContact, writeContact } from "../../people/contacts.ts";
import { contactView } from "../../present/contact.ts";

/** The contact that a path names, and no other. */
export async function foundContact({ db }: Store, id: string): Promise<WholeContact> {
  const contact = await readContact(db, id);
  if (contact?.id !== id) throw refusal("notFound");
  return { phones: [], customerNumber: null, ...contact };
}

export async function shownContact(store: Store, id: string): Promise<ContactView> {
  const view = await contactView(store, id);
  if (!view) throw refusal("notFound");
  return view;
}

/** Writes a contact whose organization is there and whose addresses and phones are nobody else's. */
export async function keepContact(store: Store, contact: WholeContact): Promise<void> {
  await assertOrganization(store, contact.organization);
  await assertFree(store, contact);
  try {
    await putContact(store.db, contact);
  } catch (error) {
    // Somebody else may have been given the same address in this very moment.
    await assertFree(store, contact);
    throw error;
  }
}

/** As {@link keepContact}, unless somebody has changed the contact since that revision of it. */
export async function replaceContact(store: Store, contact: WholeContact, revision: number): Promise<void> {
  await assertOrganization(store, contact.organization);
  await assertFree(store, contact);
  const now = await store.db
    .transaction()
    .execute(async (trx) => {
      const row = await trx
        .selectFrom("contact")
        .selectAll()
        .where("id", "=", contact.id)
        .where("merged_into", "is", null)
        .modifyEnd(store.dialect.lockRows)
        .executeTakeFirst();
      if (!row) throw refusal("notFound");
      const found = contactRevision(contactOf(row));
      if (found === revision) await writeContact(trx, contact);
      return found;
    })
    .catch(async (error: unknown) => {
      // Somebody else may have been given the same address in this very moment.
      await assertFree(store, contact);
      throw error;
    });
  if (now !== revision) throw refusal("stale", [], { etag: `"${now}"` });
}

async function assertOrganization({ db }: Store, id: string | null): Promise<void> {
  if (id === null || (await db.selectFrom("organization").select("id").where("id", "=", id).executeTakeFirst())) return;
  throw refusal("invalid", [
    {
      pointer: "/organization",
      code: "unknown",
      message: { en: `There is no “${id}” on this desk.`, fr: `Il n’y a pas de « ${id} » sur ce bureau.` },
    },
  ]);
}

async function assertFree(store: Store, contact: WholeContact): Promise<void> {
  const taken = await takenBy(store.db, contact);
  if (taken.length === 0) return;
  const errors = await Promise.all(
    taken.map(async ({ kind, value, contact: owner }) => {
      const name = (await readContact(store.db, owner))?.name ?? owner;
      const at =
        kind === "email"
          ? contact.emails.indexOf(value)
          : contact.phones.findIndex((phone) => phoneDigits(phone) === value);
      return {
        pointer: `/${kind === "email" ? "emails" : "phones"}/${Math.max(at, 0)}`,
        code: "contact.taken",
        message: { en: `This belongs to ${name}.`, fr: `Ceci appartient à ${name}.` },
        details: { contact: owner },
      };
    }),
  );
  throw refusal("conflict", errors);
}
