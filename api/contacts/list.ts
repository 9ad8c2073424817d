import type { Kysely } from "kysely";
import { readObject } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { noCursor } from "../http/no-cursor.ts";
import { contactOf, type Organization, type WholeContact } from "../people/contacts.ts";
import { wantedWords } from "./words.ts";

type Db = Kysely<Tables>;

interface Wanted {
  readonly text?: string | undefined;
  /** Id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Page<T> {
  readonly items: readonly T[];
  /** Give it as `after` to get what follows; null: this was all. */
  readonly next: string | null;
}

/** A contact with the name of its organization. */
export type ListedContact = WholeContact & { readonly organizationName: string | null };

/**
 * Contacts by name; every word of `text` must stand somewhere in their names, addresses, customer number or phones. The words stand
 * in the index that gives the order, so that a search is one walk along it and ends when the page is full.
 */
export async function listContacts(
  db: Db,
  { text = "", organization, after, limit }: Wanted & { readonly organization?: string | undefined },
): Promise<Page<ListedContact>> {
  const mark = after === undefined ? undefined : await sortOf(db, "contact", after);
  const wanted = wantedWords(text);
  // Something was typed, and no word is left of it: nobody is called so.
  if (wanted.length === 0 && text.trim() !== "") return { items: [], next: null };
  let query = db.selectFrom("contact").select("id").where("merged_into", "is", null);
  for (const word of wanted) query = query.where("words", "like", `%${word}%`);
  if (organization !== undefined) query = query.where("organization", "=", organization);
  if (mark !== undefined) query = query.where((e) => e(e.refTuple("sort", "id"), ">", e.tuple(mark, after ?? "")));
  const found = await query
    .orderBy("sort")
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const { items, next } = pageOf(found, limit);
  if (items.length === 0) return { items: [], next: null };
  const rows = await db
    .selectFrom("contact")
    .leftJoin("organization", "organization.id", "contact.organization")
    .selectAll("contact")
    .select("organization.name as organization_name")
    .where(
      "contact.id",
      "in",
      items.map(({ id }) => id),
    )
    .orderBy("contact.sort")
    .orderBy("contact.id")
    .execute();
  return { items: rows.map((row) => ({ ...contactOf(row), organizationName: row.organization_name })), next };
}

/** Organizations by name, with how many contacts each has. */
export async function listOrganizations(
  db: Db,
  { text = "", after, limit }: Wanted,
): Promise<Page<Organization & { readonly contacts: number }>> {
  const mark = after === undefined ? undefined : await sortOf(db, "organization", after);
  let query = db
    .selectFrom("organization")
    .select(["organization.id", "organization.name", "organization.attributes"])
    .select((e) =>
      e
        .selectFrom("contact")
        .select((c) => c.fn.countAll<number | string>().as("contacts"))
        .whereRef("contact.organization", "=", "organization.id")
        .where("contact.merged_into", "is", null)
        .as("contacts"),
    );
  for (const word of wantedWords(text)) query = query.where("organization.sort", "like", `%${word}%`);
  if (mark !== undefined)
    query = query.where((e) => e(e.refTuple("organization.sort", "organization.id"), ">", e.tuple(mark, after ?? "")));
  const rows = await query
    .orderBy("organization.sort")
    .orderBy("organization.id")
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows.map(({ id, name, attributes, contacts }) => ({
      id,
      name,
      attributes: readObject(attributes),
      contacts: Number(contacts ?? 0),
    })),
    limit,
  );
}

/** Where somebody stands in the list. */
async function sortOf(db: Db, table: "contact" | "organization", id: string): Promise<string> {
  const row = await db.selectFrom(table).select("sort").where("id", "=", id).executeTakeFirst();
  if (!row) throw noCursor();
  return row.sort;
}

function pageOf<T extends { readonly id: string }>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
