import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { phoneDigits } from "./words.ts";

/** Whose a number is, and the digits by which; several: nobody knows whose. */
export type PhoneOwner =
  | { readonly contact: string; readonly digits: string }
  | { readonly several: readonly string[] }
  | null;

/** Somebody with this number as it is; else the one whose number is this one as it is dialled within its country. */
export async function ownerOfPhone(db: Kysely<Tables>, phone: string): Promise<PhoneOwner> {
  const digits = phoneDigits(phone);
  if (digits === "") return null;
  const national = digits.length < 9 ? [] : [1, 2, 3].map((prefix) => `0${digits.slice(prefix)}`);
  const rows = await db
    .selectFrom("contact_identity")
    .select(["value", "contact"])
    .where("kind", "=", "phone")
    .where("value", "in", [digits, ...national])
    .execute();
  const exact = rows.find(({ value }) => value === digits);
  if (exact) return { contact: exact.contact, digits };
  const [only] = rows;
  const several = [...new Set(rows.map(({ contact }) => contact))];
  if (several.length > 1) return { several };
  return only ? { contact: only.contact, digits: only.value } : null;
}
