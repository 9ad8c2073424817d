import type { Kysely } from "kysely";
import { knownBy, type Matching, matchingOf, organizationFor } from "../../runtime/contacts/match.ts";
import type { Tables } from "../db/tables.ts";
import { readInForce } from "../definitions/in-force.ts";
import { foldEmail } from "../people/people.ts";
import { phoneDigits } from "./words.ts";

type Db = Kysely<Tables>;

/** The rules in force. */
export async function readMatching(db: Db): Promise<Matching> {
  return matchingOf(await readInForce(db, "contact-matching"));
}

type Identity = Pick<Tables["contact_identity"], "kind" | "value">;
interface Reached {
  readonly emails: readonly string[];
  readonly phones?: readonly string[];
}

/** What belongs to one contact alone: addresses as they are, but for shared mailboxes, and phones by their digits. */
export function identitiesOf(matching: Matching, { emails, phones = [] }: Reached): readonly Identity[] {
  const own = emails.flatMap((email) => knownBy(matching, foldEmail(email))?.own ?? []);
  const numbers = phones.map(phoneDigits).filter((digits) => digits !== "");
  return [
    ...[...new Set(own)].map((value) => ({ kind: "email", value })),
    ...[...new Set(numbers)].map((value) => ({ kind: "phone", value })),
  ];
}

/** By what somebody may be meant of whom no address is known as it is: the same one with, without or with another subaddress. */
export function likenessesOf(matching: Matching, { emails }: Reached): readonly Identity[] {
  return emails.flatMap((email) => {
    const known = knownBy(matching, foldEmail(email));
    if (!matching.subaddresses || !known) return [];
    const { own, base } = known;
    return base === null
      ? [{ kind: "base", value: own }]
      : [
          { kind: "email", value: base },
          { kind: "base", value: base },
        ];
  });
}

/** Writes what contacts of whom nothing is written are recognised by; what is somebody's own already is an error of the database. */
export async function writeIdentities(
  trx: Db,
  matching: Matching,
  contacts: readonly (Reached & { readonly id: string })[],
): Promise<void> {
  const own = contacts.flatMap((one) =>
    identitiesOf(matching, one).map((identity) => ({ ...identity, contact: one.id })),
  );
  const bases = contacts.flatMap(({ id, emails }) =>
    emails.flatMap((email) => {
      const base = knownBy(matching, foldEmail(email))?.base ?? null;
      return base === null ? [] : [{ kind: "base", value: base, contact: id }];
    }),
  );
  if (own.length > 0) await trx.insertInto("contact_identity").values(own).execute();
  // Who had it first keeps it.
  if (bases.length > 0)
    await trx
      .insertInto("contact_identity")
      .values(bases)
      .onConflict((c) => c.doNothing())
      .execute();
}

/** Which of the organizations that the rules name are there. */
export async function organizationsThere(db: Db, { organizations }: Matching): Promise<ReadonlySet<string>> {
  const ids = [...new Set(organizations.values())];
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom("organization").select("id").where("id", "in", ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/** The organization of whoever has one of these addresses, as far as it is there. */
export async function organizationOf(db: Db, emails: readonly string[]): Promise<string | null> {
  const matching = await readMatching(db);
  const found = organizationFor(matching, emails.map(foldEmail));
  return found !== null && (await organizationsThere(db, matching)).has(found) ? found : null;
}
