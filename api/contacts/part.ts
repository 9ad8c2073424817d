import type { Transaction } from "kysely";
import type { Sentence } from "../../blueprints/text.ts";
import { organizationFor } from "../../runtime/contacts/match.ts";
import type { ImportSettings } from "../contract/contact-imports.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";
import { contactOf, putOrganization, type WholeContact } from "../people/contacts.ts";
import { identitiesOf, likenessesOf, organizationsThere, readMatching, writeIdentities } from "./matching.ts";
import type { Said } from "./record.ts";
import { phoneDigits, sortName } from "./words.ts";

type Trx = Transaction<Tables>;

/** Some rows of a file on their way in, beside the contacts whom they mean. */
interface Part {
  /** Takes one row; reasons when it can't be told whom it means. */
  readonly take: (said: Said) => readonly Sentence[];
  readonly fresh: () => readonly WholeContact[];
  readonly changed: () => readonly WholeContact[];
  /** Writes what new ones are known by. */
  readonly writeIdentities: (contacts: readonly WholeContact[]) => Promise<void>;
  readonly counts: { created: number; changed: number; same: number };
}

const ambiguous = (names: readonly string[]): Sentence => ({
  en: `What stands here belongs to several contacts: ${names.join(", ")}. Merge them first.`,
  fr: `Ce qui figure ici appartient à plusieurs contacts : ${names.join(", ")}. Fusionnez-les d’abord.`,
});

const sharedAlone = (emails: readonly string[]): Sentence => ({
  en: `${emails.join(", ")} is a shared mailbox: nobody is known by it alone.`,
  fr: `${emails.join(", ")} est une boîte partagée : elle ne suffit à reconnaître personne.`,
});

/** Reads everybody whom these rows may mean with a few statements. */
export async function openPart(
  { dialect }: Store,
  trx: Trx,
  rows: readonly Said[],
  settings: ImportSettings,
): Promise<Part> {
  const matching = await readMatching(trx);
  const wanted = rows.flatMap((said) => [...identitiesOf(matching, said), ...likenessesOf(matching, said)]);
  const identities: Tables["contact_identity"][] = [];
  // One kind after the other: so asked, both databases go along the key.
  for (const kind of ["email", "phone", "base"]) {
    const values = [...new Set(wanted.flatMap((one) => (one.kind === kind ? one.value : [])))];
    if (values.length === 0) continue;
    const among = dialect.among("contact_identity.value", values);
    identities.push(
      ...(await trx.selectFrom("contact_identity").selectAll().where("kind", "=", kind).where(among).execute()),
    );
  }
  const numbers = [...new Set(rows.flatMap(({ customerNumber }) => customerNumber ?? []))];
  const numbered = (
    await trx
      .selectFrom("contact")
      .select(["id", "customer_number", "merged_into"])
      .where(dialect.among("contact.customer_number", numbers))
      .where("customer_number", "is not", null)
      .execute()
  ).filter(({ merged_into }) => merged_into === null);
  const ids = [...new Set([...identities.map(({ contact }) => contact), ...numbered.map(({ id }) => id)])];
  const found = await trx
    .selectFrom("contact")
    .selectAll()
    .where(dialect.among("contact.id", ids))
    .modifyEnd(dialect.lockRows)
    .execute();
  const organizations = await organizationsOf(trx, dialect, rows);
  const there = await organizationsThere(trx, matching);
  const byAddress = ({ emails }: Said): string | null => {
    const found = organizationFor(matching, emails);
    return found !== null && there.has(found) ? found : null;
  };

  const contacts = new Map<string, WholeContact>(found.map((row) => [row.id, contactOf(row)]));
  const owners = new Map(identities.map(({ kind, value, contact }) => [`${kind} ${value}`, contact]));
  const byNumber = Map.groupBy(numbered, ({ customer_number }) => customer_number ?? "");
  const fresh = new Set<string>();
  const changed = new Set<string>();
  const counts = { created: 0, changed: 0, same: 0 };

  const owning = (identities: ReturnType<typeof identitiesOf>): string[] => [
    ...new Set(identities.flatMap(({ kind, value }) => owners.get(`${kind} ${value}`) ?? [])),
  ];

  const meant = (said: Said): readonly string[] => {
    const own = identitiesOf(matching, said);
    const known = owning(own);
    if (known.length === 0 && own.length > 0) known.push(...owning(likenessesOf(matching, said)));
    // A number on a contact with another address may be a second person's of the same customer: it decides alone where nothing else is said.
    if (known.length > 0 || own.length > 0) return known;
    return (byNumber.get(said.customerNumber ?? "") ?? []).map(({ id }) => id);
  };

  const keep = (contact: WholeContact): void => {
    contacts.set(contact.id, contact);
    for (const { kind, value } of identitiesOf(matching, contact)) owners.set(`${kind} ${value}`, contact.id);
    for (const { kind, value } of likenessesOf(matching, contact))
      if (kind === "base" && !owners.has(`${kind} ${value}`)) owners.set(`${kind} ${value}`, contact.id);
  };

  return {
    counts,
    writeIdentities: (contacts) => writeIdentities(trx, matching, contacts),
    fresh: () => [...fresh].flatMap((id) => contacts.get(id) ?? []),
    changed: () => [...changed].flatMap((id) => contacts.get(id) ?? []),
    take: (said) => {
      if (said.customerNumber === null && identitiesOf(matching, said).length === 0) return [sharedAlone(said.emails)];
      const [id, ...more] = meant(said);
      if (more.length > 0) return [ambiguous([id ?? "", ...more].map((one) => contacts.get(one)?.name ?? one))];
      const was = id === undefined ? undefined : contacts.get(id);
      const named = organizations.get(said.organization ?? "") ?? null;
      // What the rules say is for those of whom nobody has said it.
      const organization = named ?? (was?.organization ? null : byAddress(said));
      if (!was) {
        const contact = newContact(said, organization, settings);
        keep(contact);
        if (said.customerNumber !== null && identitiesOf(matching, contact).length === 0)
          byNumber.set(said.customerNumber, [
            { id: contact.id, customer_number: said.customerNumber, merged_into: null },
          ]);
        fresh.add(contact.id);
        counts.created += 1;
        return [];
      }
      const becomes = filledIn(was, said, organization);
      if (JSON.stringify(becomes) === JSON.stringify(was)) {
        counts.same += 1;
        return [];
      }
      keep(becomes);
      if (!fresh.has(was.id)) changed.add(was.id);
      counts.changed += 1;
      return [];
    },
  };
}

const newContact = (said: Said, organization: string | null, { language, kind }: ImportSettings): WholeContact => ({
  id: `requester:${newId()}`,
  name: said.name ?? said.emails[0] ?? said.phones[0] ?? said.customerNumber ?? "",
  emails: said.emails,
  phones: apart([], said.phones),
  customerNumber: said.customerNumber,
  language: said.language ?? language,
  kind: said.kind ?? kind,
  verified: false,
  organization,
});

/** What the row says stands; what it leaves out, and addresses that are there besides, stay. */
const filledIn = (was: WholeContact, said: Said, organization: string | null): WholeContact => ({
  ...was,
  name: said.name ?? was.name,
  emails: [...new Set([...was.emails, ...said.emails])],
  phones: apart(was.phones, said.phones),
  customerNumber: said.customerNumber ?? was.customerNumber,
  language: said.language ?? was.language,
  kind: said.kind ?? was.kind,
  organization: organization ?? was.organization,
});

/** Numbers that are there, and those among the others that are not, however they are written. */
function apart(there: readonly string[], more: readonly string[]): readonly string[] {
  const known = new Map(there.map((phone) => [phoneDigits(phone), phone]));
  for (const phone of more) if (!known.has(phoneDigits(phone))) known.set(phoneDigits(phone), phone);
  return [...known.values()];
}

/** Organizations that the rows name, by that name; those that are not there are made. */
async function organizationsOf(
  trx: Trx,
  dialect: Store["dialect"],
  rows: readonly Said[],
): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(rows.flatMap(({ organization }) => organization ?? []))];
  if (names.length === 0) return new Map();
  const found = await trx
    .selectFrom("organization")
    .select(["id", "name", "sort"])
    .where(dialect.among("organization.sort", [...new Set(names.map(sortName))]))
    .orderBy("id")
    .execute();
  const known = new Map<string, string>();
  const key = (name: string): string => sortName(name) || name;
  for (const { id, name } of found) if (!known.has(key(name))) known.set(key(name), id);
  const byName = new Map<string, string>();
  for (const name of names) {
    let id = known.get(key(name));
    if (id === undefined) {
      id = `organization:${newId()}`;
      await putOrganization(trx, { id, name, attributes: {} });
      known.set(key(name), id);
    }
    byName.set(name, id);
  }
  return byName;
}
