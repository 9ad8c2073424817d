import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { WholeContact } from "../people/contacts.ts";
import { identitiesOf, readMatching } from "./matching.ts";

/** Addresses and phones of this contact that belong to somebody else. */
export async function takenBy(
  db: Kysely<Tables>,
  contact: Pick<WholeContact, "id" | "emails" | "phones">,
): Promise<readonly Tables["contact_identity"][]> {
  const wanted = identitiesOf(await readMatching(db), contact);
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
