import type { Transaction } from "kysely";
import type { Store } from "../db/connect.ts";
import { readJson, readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { type WholeContact, writeContact } from "../people/contacts.ts";
import { locked, readApart, type Single } from "./merge.ts";
import { takenBy } from "./taken.ts";
import { phoneDigits } from "./words.ts";

type Trx = Transaction<Tables>;

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
      await bringBack(trx, one.id, one.id);
    }
    await trx.updateTable("contact_merge").set({ undone_at: at, settled_at: null }).where("id", "=", id).execute();
    return null;
  });
}

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

/** Whoever had become part of this contact before, and of them, is found at it again. */
async function bringBack(trx: Trx, contact: string, found: string): Promise<void> {
  const earlier = await trx
    .selectFrom("contact_merge")
    .select("others")
    .where("master", "=", contact)
    .where("undone_at", "is", null)
    .execute();
  for (const other of earlier.flatMap(({ others }) => readStrings(others))) {
    await trx.updateTable("contact").set({ merged_into: found }).where("id", "=", other).execute();
    await bringBack(trx, other, found);
  }
}
