import { duplicatesOf } from "../contacts/duplicates.ts";
import type { ListedContact } from "../contacts/list.ts";
import { contactRevision } from "../contacts/revision.ts";
import type { ContactImportView, ImportCounts, ImportSettings } from "../contract/contact-imports.ts";
import type { ContactSummary, ContactView } from "../contract/contacts.ts";
import type { Store } from "../db/connect.ts";
import { readJson, readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { readContact } from "../people/contacts.ts";
import { readNames } from "./names.ts";

export const contactSummary = (contact: ListedContact): ContactSummary => ({
  ...contact,
  emails: [...contact.emails],
  phones: [...contact.phones],
});

/** One contact as its page shows it; undefined when nobody is there. Who became part of another one is shown as that one. */
export async function contactView({ db }: Store, id: string): Promise<ContactView | undefined> {
  const contact = await readContact(db, id);
  if (!contact) return undefined;
  const whole = { phones: [], customerNumber: null, ...contact };
  const organization = contact.organization
    ? await db.selectFrom("organization").select("name").where("id", "=", contact.organization).executeTakeFirst()
    : undefined;
  const merges = await db
    .selectFrom("contact_merge")
    .select(["id", "at", "by_actor", "others", "undone_at", "settled_at"])
    .select((e) =>
      e
        .selectFrom("contact_merge_ticket")
        .select((c) => c.fn.countAll<number | string>().as("tickets"))
        .whereRef("contact_merge_ticket.merge", "=", "contact_merge.id")
        .as("tickets"),
    )
    .where("master", "=", contact.id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  const names = await readNames(
    db,
    merges.flatMap(({ by_actor, others }) => [by_actor, ...readStrings(others)]),
  );
  const duplicates = await duplicatesOf(db, whole);
  return {
    ...contactSummary({ ...whole, organizationName: organization?.name ?? null }),
    revision: contactRevision(whole),
    duplicates: duplicates.map(({ contact: other, reason }) => ({ contact: contactSummary(other), reason })),
    merges: merges.map(({ id: merge, at, by_actor, others, undone_at, settled_at, tickets }) => ({
      id: merge,
      at,
      by: names.of(by_actor),
      others: readStrings(others).map(names.of),
      undone: undone_at !== null,
      tickets: Number(tickets ?? 0),
      settled: settled_at !== null,
    })),
  };
}

/** How far a file of contacts is. */
export async function contactImportView({ db }: Store, row: Tables["contact_import"]): Promise<ContactImportView> {
  const names = await readNames(db, [row.by_actor]);
  // Written by this program alone.
  const counts = readJson(row.report) as unknown as ImportCounts;
  const settings = readJson(row.settings ?? "null") as unknown as ImportSettings | null;
  return {
    id: row.id,
    file: row.file,
    by: names.of(row.by_actor),
    uploadedAt: row.uploaded_at,
    headings: [...readStrings(row.headings)],
    total: row.total,
    done: counts.created + counts.changed + counts.same + counts.failed,
    settings,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    counts,
  };
}
