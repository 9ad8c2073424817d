import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Contact } from "../people/contacts.ts";

type Db = Kysely<Tables>;

/** Whose tickets a contact sees beside their own: everybody of the organization, where an admin has said so. */
export async function colleaguesOf(db: Db, { id, organization }: Contact): Promise<ReadonlySet<string>> {
  if (organization === null) return NOBODY;
  const rows = await db
    .selectFrom("contact")
    .innerJoin("organization_sharing", "organization_sharing.organization", "contact.organization")
    .select("contact.id")
    .where("contact.organization", "=", organization)
    .where("contact.id", "!=", id)
    .execute();
  return rows.length === 0 ? NOBODY : new Set(rows.map((row) => row.id));
}

const NOBODY: ReadonlySet<string> = new Set();

export interface Sharing {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly shares: boolean;
}

/** Every organization by name, with how many people it has and whether they see each other's tickets. */
export async function readSharing(db: Db): Promise<readonly Sharing[]> {
  const rows = await db
    .selectFrom("organization")
    .leftJoin("organization_sharing", "organization_sharing.organization", "organization.id")
    .leftJoin("contact", "contact.organization", "organization.id")
    .select(["organization.id", "organization.name", "organization_sharing.at"])
    .select((e) => e.fn.count("contact.id").as("people"))
    .groupBy(["organization.id", "organization.name", "organization_sharing.at"])
    .execute();
  return rows
    .map(({ id, name, at, people }) => ({ id, name, people: Number(people), shares: at !== null }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** Lets the people of an organization see each other's tickets, or no longer. */
export async function setSharing(db: Db, organization: string, shares: boolean, by: string, at: number): Promise<void> {
  if (!shares) await db.deleteFrom("organization_sharing").where("organization", "=", organization).execute();
  else
    await db
      .insertInto("organization_sharing")
      .values({ organization, by_actor: by, at })
      .onConflict((c) => c.doNothing())
      .execute();
}
