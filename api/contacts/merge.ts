import type { Kysely, Transaction } from "kysely";
import type { Store } from "../db/connect.ts";
import { readJson, readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { contactOf, identitiesOf, type WholeContact, writeContact } from "../people/contacts.ts";
import { phoneDigits } from "./words.ts";

/** What two contacts may say differently, of which one value stays. */
export const SINGLE = ["name", "customerNumber", "language", "kind", "organization"] as const;
export type Single = (typeof SINGLE)[number];

export interface Merging {
  readonly id: string;
  readonly master: string;
  readonly others: readonly string[];
  /** Whose value stays, by its id; the master's where nobody is named. */
  readonly take: { readonly [field in Single]?: string | undefined };
  readonly by: string;
  readonly at: number;
}

type Trx = Transaction<Tables>;

/** Contacts as they stand by themselves; those that are not there, or became part of another one, are left out. */
export async function readApart(
  { db, dialect }: Pick<Store, "db" | "dialect">,
  ids: readonly string[],
): Promise<readonly WholeContact[]> {
  const rows = await db
    .selectFrom("contact")
    .selectAll()
    .where(dialect.among("contact.id", ids))
    .where("merged_into", "is", null)
    .orderBy("id")
    .execute();
  const found = new Map(rows.map((row) => [row.id, contactOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The fields of which several contacts have several values, emptiness left aside. */
export const conflictsIn = (contacts: readonly WholeContact[]): readonly Single[] =>
  SINGLE.filter((field) => new Set(contacts.map((one) => one[field]).filter((value) => value !== null)).size > 1);

/** What the master becomes: addresses and phones of all, and of everything else one value. */
export function joined([master, ...others]: readonly [WholeContact, ...WholeContact[]], take: Merging["take"]) {
  const all = [master, ...others];
  const value = <F extends Single>(field: F): WholeContact[F] => {
    const named = all.find(({ id }) => id === take[field]);
    return named ? named[field] : (all.find((one) => one[field] !== null) ?? master)[field];
  };
  const phones = new Map(all.flatMap((one) => one.phones).map((phone) => [phoneDigits(phone), phone]));
  return {
    ...master,
    name: value("name"),
    customerNumber: value("customerNumber"),
    language: value("language"),
    kind: value("kind"),
    organization: value("organization"),
    emails: [...new Set(all.flatMap(({ emails }) => emails))],
    phones: [...phones.values()],
  };
}

/** Makes one contact of several. False: not all of them are there any more. Tickets follow afterwards, in small parts. */
export async function mergeContacts({ db, dialect }: Store, merging: Merging): Promise<boolean> {
  const { id, master, others, take, by, at } = merging;
  return db.transaction().execute(async (trx) => {
    await locked(trx, dialect, [master, ...others]);
    const [first, ...rest] = await readApart({ db: trx, dialect }, [master, ...others]);
    if (first?.id !== master || rest.length !== others.length) return false;
    const became = joined([first, ...rest], take);
    await trx.updateTable("contact_identity").set({ contact: master }).where("contact", "in", others).execute();
    await writeContact(trx, became);
    await trx
      .updateTable("contact")
      .set({ merged_into: master })
      .where((e) => e.or([e("id", "in", others), e("merged_into", "in", others)]))
      .execute();
    await trx
      .insertInto("contact_merge")
      .values({
        id,
        master,
        others: JSON.stringify(others),
        was: JSON.stringify([first, ...rest]),
        became: JSON.stringify(became),
        by_actor: by,
        at,
        undone_at: null,
        settled_at: null,
      })
      .execute();
    return true;
  });
}

/** Why a merge can't be taken back now. */
export type NotUndone = "unknown" | "undone" | "mergedOn";

/** Takes a merge back: everybody is their own again. What was changed of the master since stays changed. */
export async function undoMerge({ db, dialect }: Store, id: string, at: number): Promise<NotUndone | null> {
  return db.transaction().execute(async (trx) => {
    const merge = await trx
      .selectFrom("contact_merge")
      .selectAll()
      .where("id", "=", id)
      .modifyEnd(dialect.lockRows)
      .executeTakeFirst();
    if (!merge) return "unknown";
    if (merge.undone_at !== null) return "undone";
    const others = readStrings(merge.others);
    await locked(trx, dialect, [merge.master, ...others]);
    const [now] = await readApart({ db: trx, dialect }, [merge.master]);
    if (!now) return "mergedOn";
    // Written from whole contacts alone.
    const was = readJson(merge.was) as unknown as readonly WholeContact[];
    const became = readJson(merge.became) as unknown as WholeContact;
    const [master, ...apart] = was;
    if (!master) return "unknown";
    await writeContact(trx, parted(now, master, became, apart));
    for (const one of apart) {
      await trx.updateTable("contact").set({ merged_into: null }).where("id", "=", one.id).execute();
      await writeContact(trx, await withoutTaken(trx, one));
      await bringBack(trx, one.id);
    }
    await trx.updateTable("contact_merge").set({ undone_at: at, settled_at: null }).where("id", "=", id).execute();
    return null;
  });
}

const locked = (trx: Trx, dialect: Store["dialect"], ids: readonly string[]) =>
  trx
    .selectFrom("contact")
    .select("id")
    .where(dialect.among("contact.id", ids))
    .orderBy("id")
    .modifyEnd(dialect.lockRows)
    .execute();

/** The master without what the others brought; a value that somebody has changed since is theirs. */
function parted(
  now: WholeContact,
  was: WholeContact,
  became: WholeContact,
  apart: readonly WholeContact[],
): WholeContact {
  const gone = new Set(apart.flatMap(({ emails }) => emails).filter((email) => !was.emails.includes(email)));
  const own = new Set(was.phones.map(phoneDigits));
  const phones = new Set(apart.flatMap((one) => one.phones.map(phoneDigits)).filter((digits) => !own.has(digits)));
  const back = <F extends Single>(field: F): WholeContact[F] =>
    now[field] === became[field] ? was[field] : now[field];
  return {
    ...now,
    name: back("name"),
    customerNumber: back("customerNumber"),
    language: back("language"),
    kind: back("kind"),
    organization: back("organization"),
    emails: now.emails.filter((email) => !gone.has(email)),
    phones: now.phones.filter((phone) => !phones.has(phoneDigits(phone))),
  };
}

/** An address that was given to a third contact meanwhile stays there. */
async function withoutTaken(trx: Trx, contact: WholeContact): Promise<WholeContact> {
  const taken = await takenBy(trx, contact);
  const values = new Set(taken.map(({ kind, value }) => `${kind} ${value}`));
  return {
    ...contact,
    emails: contact.emails.filter((email) => !values.has(`email ${email}`)),
    phones: contact.phones.filter((phone) => !values.has(`phone ${phoneDigits(phone)}`)),
  };
}

/** Addresses and phones of this contact that belong to somebody else. */
export async function takenBy(
  db: Kysely<Tables>,
  contact: Pick<WholeContact, "id" | "emails" | "phones">,
): Promise<readonly Tables["contact_identity"][]> {
  const wanted = identitiesOf(contact);
  if (wanted.length === 0) return [];
  const rows = await db
    .selectFrom("contact_identity")
    .selectAll()
    .where("contact", "<>", contact.id)
    .where(
      "value",
      "in",
      wanted.map(({ value }) => value),
    )
    .execute();
  return rows.filter((row) => wanted.some(({ kind, value }) => kind === row.kind && value === row.value));
}

/** Those who had become part of this contact before belong to it again. */
async function bringBack(trx: Trx, id: string): Promise<void> {
  const earlier = await trx
    .selectFrom("contact_merge")
    .select("others")
    .where("master", "=", id)
    .where("undone_at", "is", null)
    .execute();
  for (const other of earlier.flatMap(({ others }) => readStrings(others))) {
    await trx.updateTable("contact").set({ merged_into: id }).where("id", "=", other).execute();
    await within(trx, other, id);
  }
}

/** And those who had become part of them. */
async function within(trx: Trx, contact: string, master: string): Promise<void> {
  const earlier = await trx
    .selectFrom("contact_merge")
    .select("others")
    .where("master", "=", contact)
    .where("undone_at", "is", null)
    .execute();
  for (const other of earlier.flatMap(({ others }) => readStrings(others))) {
    await trx.updateTable("contact").set({ merged_into: master }).where("id", "=", other).execute();
    await within(trx, other, master);
  }
}
