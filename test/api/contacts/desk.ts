import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Clock } from "../../../api/clock.ts";
import { bringInNext } from "../../../api/contacts/bring-in.ts";
import { guessColumns } from "../../../api/contacts/columns.ts";
import { followMerges } from "../../../api/contacts/follow.ts";
import { takeIn } from "../../../api/contacts/intake.ts";
import type { ContactImportView, ImportSettings } from "../../../api/contract/contact-imports.ts";
import type { Store } from "../../../api/db/connect.ts";
import { newId } from "../../../api/ids.ts";
import { type Contact, putContact } from "../../../api/people/contacts.ts";
import { contactImportView } from "../../../api/present/contact.ts";
import type { Door } from "../../../api/tickets/door.ts";
import { scratch } from "../../scratch.ts";
import { ANA, accepted, eventOf } from "../../small-desk.ts";

export const clock: Clock = { now: () => 1_000_000, mono: () => 1_000_000 };

/** Writes somebody of whom only what matters is said. */
export async function known(store: Store, contact: Partial<Contact> & { readonly id: string }): Promise<Contact> {
  const whole: Contact = {
    name: contact.id,
    emails: [],
    phones: [],
    customerNumber: null,
    language: "en",
    kind: "customer",
    verified: false,
    organization: null,
    ...contact,
  };
  await putContact(store.db, whole);
  return whole;
}

/** A ticket of this requester; gives its id. */
export async function ticketOf(door: Door, requester: string, at = 0): Promise<string> {
  const event = eventOf(newId(), ANA, at, {
    type: "ticketSubmitted",
    draft: { number: 0, subject: "Invoice", channel: "phone", requester, department: "department:finance" },
  });
  return (await accepted(door, { event })).ticket.id;
}

/** Lets every ticket follow. */
export async function settle(store: Store, door: Door): Promise<void> {
  while ((await followMerges(store, door, clock)) > 0);
}

export const requesterOf = async (store: Store, ticket: string): Promise<string | null> =>
  (await store.db.selectFrom("ticket").select("requester").where("id", "=", ticket).executeTakeFirstOrThrow())
    .requester;

/** Keeps a file of contacts as an upload does. */
export async function uploaded(store: Store, content: string | Uint8Array) {
  const id = newId();
  const file = path.join(scratch("contacts"), "contacts.csv");
  writeFileSync(file, content);
  const headings = await takeIn(store, { id, path: file, file: "contacts.csv", by: "agent:ana", now: clock.now() });
  return { id, headings };
}

/** Starts a kept file as its columns are guessed, and lets it in whole. */
export async function broughtIn(
  store: Store,
  { id, headings }: { readonly id: string; readonly headings: readonly string[] | null },
): Promise<ContactImportView> {
  const settings: ImportSettings = { columns: guessColumns(headings ?? []), language: "en", kind: "customer" };
  await store.db
    .updateTable("contact_import")
    .set({ settings: JSON.stringify(settings), started_at: clock.now() })
    .where("id", "=", id)
    .execute();
  while ((await bringInNext(store, clock)) > 0);
  const row = await store.db.selectFrom("contact_import").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return contactImportView(store, row);
}

/** A file as its text is let in: kept, started, and brought in. */
export const imported = async (store: Store, content: string | Uint8Array): Promise<ContactImportView> =>
  broughtIn(store, await uploaded(store, content));
