import type { Kysely } from "kysely";
import type { Sentence } from "../../blueprints/text.ts";
import type { Tables } from "../db/tables.ts";
import { contactOf, type WholeContact } from "../people/contacts.ts";
import type { ListedContact } from "./list.ts";
import { sortName } from "./words.ts";

const MOST = 10;

/** Somebody who may be the same person, and why. */
interface Duplicate {
  readonly contact: ListedContact;
  readonly reason: Sentence;
}

const sameNumber = (number: string): Sentence => ({
  en: `Same customer number: ${number}`,
  fr: `Même numéro de client : ${number}`,
});
const SAME_NAME: Sentence = { en: "Same name", fr: "Même nom" };
const sameNameIn = (organization: string): Sentence => ({
  en: `Same name, and both with ${organization}`,
  fr: `Même nom, et tous deux chez ${organization}`,
});

/** Others who may be this person, the surest first: addresses and phones belong to one contact each, so they tell nothing here. */
export async function duplicatesOf(db: Kysely<Tables>, contact: WholeContact): Promise<readonly Duplicate[]> {
  const sort = sortName(contact.name);
  const rows = await db
    .selectFrom("contact")
    .leftJoin("organization", "organization.id", "contact.organization")
    .selectAll("contact")
    .select("organization.name as organization_name")
    .where("contact.merged_into", "is", null)
    .where("contact.id", "<>", contact.id)
    .where((e) =>
      e.or([
        ...(sort === "" ? [] : [e("contact.sort", "=", sort)]),
        ...(contact.customerNumber === null ? [] : [e("contact.customer_number", "=", contact.customerNumber)]),
        e.lit(false),
      ]),
    )
    .orderBy("contact.sort")
    .orderBy("contact.id")
    .limit(MOST * 5)
    .execute();
  return rows
    .map((row) => ({ ...contactOf(row), organizationName: row.organization_name }))
    .map((other) => ({ contact: other, ...judged(contact, other) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ contact: other, reason }) => ({ contact: other, reason }));
}

function judged(
  { customerNumber, organization }: WholeContact,
  other: ListedContact,
): { readonly rank: number; readonly reason: Sentence } {
  if (customerNumber !== null && other.customerNumber === customerNumber)
    return { rank: 0, reason: sameNumber(customerNumber) };
  if (organization !== null && other.organization === organization)
    return { rank: 1, reason: sameNameIn(other.organizationName ?? organization) };
  return { rank: 2, reason: SAME_NAME };
}
