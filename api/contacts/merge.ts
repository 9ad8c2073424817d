import type { Transaction } from "kysely";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { contactOf, type WholeContact, writeContact } from "../people/contacts.ts";
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
function joined([master, ...others]: readonly [WholeContact, ...WholeContact[]], take: Merging["take"]) {
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

/** Keeps these contacts as they are until the commit. */
export const locked = (trx: Trx, dialect: Store["dialect"], ids: readonly string[]) =>
  trx
    .selectFrom("contact")
    .select("id")
    .where(dialect.among("contact.id", ids))
    .orderBy("id")
    .modifyEnd(dialect.lockRows)
    .execute();
