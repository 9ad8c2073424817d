import type { Kysely } from "kysely";
import type { ContactMatching } from "../../blueprints/contact-matching.ts";
import type { Text } from "../../blueprints/text.ts";
import { type Matching, matchingOf, organizationSource, sharedSource } from "../../runtime/contacts/match.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import { ownerOfPhone } from "./by-phone.ts";
import { identitiesOf, likenessesOf } from "./matching.ts";
import { phoneDigits, sortName } from "./words.ts";

type Db = Kysely<Tables>;
interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is known of somebody; `number` is what another system calls a customer. */
export interface Given {
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly number?: string | undefined;
  readonly name?: string | undefined;
}

/** `likeness`: the address with, without or with another subaddress; `national`: the number as it is dialled within its country. */
export type TriedBy = "address" | "likeness" | "phone" | "national" | "number" | "name";

/** One thing that was looked for, in the order in which it counts, and what it came to. */
export interface Step {
  readonly by: TriedBy;
  /** As it is compared: in small letters, in digits. */
  readonly value: string;
  /** `notAlone`: it decides only where neither an address nor a phone of somebody's own is given; `suggests`: a name decides nothing. */
  readonly came: "known" | "nobody" | "shared" | "several" | "notAlone" | "suggests";
  readonly people: readonly Named[];
}

/** Who somebody would be, and by which rule. */
export interface Tried {
  /** The shared mailbox that the address is; null: it is none. */
  readonly shared: string | null;
  readonly contact: (Named & { readonly by: TriedBy; readonly organization: Named | null }) | null;
  readonly steps: readonly Step[];
  /** Where a contact without one would belong. `from`: the domain or address that says so; `there`: it is not gone. */
  readonly organization: (Named & { readonly from: string; readonly rules: Text; readonly there: boolean }) | null;
}

/** Asks the rules with a draft in its place among those in force; nothing is written. */
export async function tryMatching(db: Db, draft: ContactMatching, given: Given): Promise<Tried> {
  const documents = await withDraft(db, draft);
  const matching = matchingOf(documents);
  const address = given.address === undefined ? null : foldEmail(given.address);
  const steps = [
    ...(address === null ? [] : await byAddress(db, matching, address)),
    ...(given.phone === undefined ? [] : await byPhone(db, given.phone)),
  ];
  const alone = identitiesOf(matching, listsOf(given)).length === 0;
  if (given.number !== undefined) steps.push(await byNumber(db, given.number, alone));
  if (given.name !== undefined) steps.push(await byName(db, given.name));
  const decides = steps.find(({ came }) => came === "known");
  const source = address === null ? null : organizationSource(matching, [address]);
  return {
    shared: address === null ? null : sharedSource(matching, address),
    contact: decides?.people[0] ? await contactAt(db, decides.people[0], decides.by) : null,
    steps,
    organization: source === null ? null : await organizationOf(db, matching, documents, source, draft),
  };
}

const listsOf = ({ address, phone }: Given) => ({
  emails: address === undefined ? [] : [address],
  phones: phone === undefined ? [] : [phone],
});

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

/** The address as it is, then what is like it; the first that somebody has ends it. */
async function byAddress(db: Db, matching: Matching, address: string): Promise<Step[]> {
  if (sharedSource(matching, address) !== null) return [{ by: "address", value: address, came: "shared", people: [] }];
  const reached = { emails: [address] };
  const steps: Step[] = [];
  for (const [by, identities] of [
    ["address", identitiesOf(matching, reached)],
    ["likeness", likenessesOf(matching, reached)],
  ] as const)
    for (const { kind, value } of identities) {
      const row = await db
        .selectFrom("contact_identity")
        .select("contact")
        .where("kind", "=", kind)
        .where("value", "=", value)
        .executeTakeFirst();
      const came = row ? "known" : "nobody";
      // One address may be looked for in two ways; what neither finds is said once.
      if (row || !steps.some((one) => one.value === value))
        steps.push({ by, value, came, people: row ? await named(db, [row.contact]) : [] });
      if (row) return steps;
    }
  return steps;
}

async function byPhone(db: Db, phone: string): Promise<Step[]> {
  const value = phoneDigits(phone);
  if (value === "") return [];
  const owner = await ownerOfPhone(db, phone);
  if (owner === null) return [{ by: "phone", value, came: "nobody", people: [] }];
  if ("several" in owner) return [{ by: "national", value, came: "several", people: await named(db, owner.several) }];
  const by = owner.digits === value ? "phone" : "national";
  return [{ by, value: owner.digits, came: "known", people: await named(db, [owner.contact]) }];
}

const MOST = 5;

async function byNumber(db: Db, value: string, alone: boolean): Promise<Step> {
  const people = await living(db).where("customer_number", "=", value).execute();
  const known = people.length > 1 ? "several" : alone ? "known" : "notAlone";
  return { by: "number", value, came: people.length === 0 ? "nobody" : known, people };
}

async function byName(db: Db, value: string): Promise<Step> {
  const people = await living(db).where("sort", "=", sortName(value)).execute();
  return { by: "name", value, came: people.length === 0 ? "nobody" : "suggests", people };
}

const living = (db: Db) =>
  db.selectFrom("contact").select(["id", "name"]).where("merged_into", "is", null).orderBy("id").limit(MOST);

const named = (db: Db, ids: readonly string[]): Promise<Named[]> =>
  db
    .selectFrom("contact")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .orderBy("id")
    .limit(MOST)
    .execute();

async function contactAt(db: Db, { id, name }: Named, by: TriedBy): Promise<Tried["contact"]> {
  const row = await db.selectFrom("contact").select("organization").where("id", "=", id).executeTakeFirst();
  return { id, name, by, organization: row?.organization ? await organizationAt(db, row.organization) : null };
}

async function organizationOf(
  db: Db,
  matching: Matching,
  documents: readonly ContactMatching[],
  source: string,
  draft: ContactMatching,
): Promise<Tried["organization"]> {
  const id = matching.organizations.get(source);
  if (id === undefined) return null;
  const there = await organizationAt(db, id);
  const rules = documents.find((one) => one.organizations.some(({ from }) => from.includes(source))) ?? draft;
  return { ...(there ?? { id, name: id }), from: source, rules: rules.name, there: there !== null };
}

const organizationAt = async (db: Db, id: string): Promise<Named | null> =>
  (await db.selectFrom("organization").select(["id", "name"]).where("id", "=", id).executeTakeFirst()) ?? null;
