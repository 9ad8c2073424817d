import type { Kysely } from "kysely";
import type { ContactMatching } from "../../blueprints/contact-matching.ts";
import { type Matching, matchingOf, organizationSource, sharedSource } from "../../runtime/contacts/match.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import { identitiesOf, likenessesOf } from "./matching.ts";

type Db = Kysely<Tables>;
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who somebody with an address would be, and by which rule. */
export interface Tried {
  /** The shared mailbox that it is; null: it is none. */
  readonly shared: string | null;
  readonly contact: (Named & { readonly by: "address" | "likeness"; readonly organization: Named | null }) | null;
  /** Where a contact without one would belong. `from`: the domain or address that says so; `there`: it is not gone. */
  readonly organization: (Named & { readonly from: string; readonly rules: string; readonly there: boolean }) | null;
}

/** Asks the rules with a draft in its place among those in force; nothing is written. */
export async function tryMatching(db: Db, draft: ContactMatching, address: string): Promise<Tried> {
  const documents = await withDraft(db, draft);
  const matching = matchingOf(documents);
  const folded = foldEmail(address);
  const source = organizationSource(matching, [folded]);
  const id = source === null ? undefined : matching.organizations.get(source);
  const organization = id === undefined ? null : await organizationAt(db, id);
  return {
    shared: sharedSource(matching, folded),
    contact: await contactAt(db, matching, folded),
    organization:
      source === null || id === undefined
        ? null
        : {
            ...(organization ?? { id, name: id }),
            from: source,
            rules:
              documents.find((one) => one.organizations.some(({ from }) => from.includes(source)))?.key ?? draft.key,
            there: organization !== null,
          },
  };
}

/** What would count were the draft in force. */
async function withDraft(db: Db, draft: ContactMatching): Promise<readonly ContactMatching[]> {
  const rows = await db
    .selectFrom("definition")
    .select(["key", "body", "position", "status"])
    .where("kind", "=", "contact-matching")
    .where("status", "in", ["published", "draft"])
    .orderBy("position")
    .orderBy("key")
    .execute();
  const own = rows.find(({ key }) => key === draft.key);
  const others = rows.filter(({ key, status }) => key !== draft.key && status === "published");
  // Only what the grammar reads is published.
  const after = others.filter(({ position }) => own !== undefined && position >= own.position);
  const read = ({ body }: { readonly body: string }) => JSON.parse(body) as ContactMatching;
  return [...others.filter((one) => !after.includes(one)).map(read), draft, ...after.map(read)];
}

async function contactAt(db: Db, matching: Matching, address: string): Promise<Tried["contact"]> {
  const reached = { emails: [address] };
  const asked = [
    ...identitiesOf(matching, reached).map((identity) => ({ ...identity, by: "address" as const })),
    ...likenessesOf(matching, reached).map((identity) => ({ ...identity, by: "likeness" as const })),
  ];
  for (const { kind, value, by } of asked) {
    const row = await db
      .selectFrom("contact_identity")
      .innerJoin("contact", "contact.id", "contact_identity.contact")
      .select(["contact.id", "contact.name", "contact.organization"])
      .where("contact_identity.kind", "=", kind)
      .where("contact_identity.value", "=", value)
      .executeTakeFirst();
    if (row) {
      const { id, name } = row;
      return {
        id,
        name,
        by,
        organization: row.organization === null ? null : await organizationAt(db, row.organization),
      };
    }
  }
  return null;
}

const organizationAt = async (db: Db, id: string): Promise<Named | null> =>
  (await db.selectFrom("organization").select(["id", "name"]).where("id", "=", id).executeTakeFirst()) ?? null;
