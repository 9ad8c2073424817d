import { followMerges } from "../../contacts/follow.ts";
import { conflictsIn, mergeContacts, readApart, type Single } from "../../contacts/merge.ts";
import { type NotUndone, undoMerge } from "../../contacts/undo-merge.ts";
import { type Conflict, contacts } from "../../contract/contacts.ts";
import type { Store } from "../../db/connect.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { Refusal, refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import type { WholeContact } from "../../people/contacts.ts";
import { contactSummary } from "../../present/contact.ts";
import { defined } from "../tickets/defined.ts";
import { shownContact } from "./found.ts";

/** Batches of tickets that an answer waits for; the worker brings the rest. */
const WAITED_FOR = 20;

/** All of them, the master first, or an answer that says which is not there. */
async function foundAll(store: Store, master: string, others: readonly string[]): Promise<readonly WholeContact[]> {
  const wanted = [...new Set(others)];
  const found = await readApart(store, [master, ...wanted]);
  if (found[0]?.id !== master) throw refusal("notFound");
  const missing = wanted.findIndex((id) => id === master || !found.some((one) => one.id === id));
  if (missing === -1) return found;
  throw refusal("invalid", [
    {
      pointer: `/others/${missing}`,
      code: "unknown",
      message: {
        en: "This contact is not there, or is the one that stays.",
        fr: "Ce contact n’est pas là, ou c’est celui qui reste.",
      },
    },
  ]);
}

export const compareContacts = handles(contacts.compare, async ({ store }, { params, body }) => {
  const found = await foundAll(store, params.id, body.others);
  const names = await organizationNames(store, found);
  const counts = await store.db
    .selectFrom("ticket")
    .select(["requester", (e) => e.fn.countAll<number | string>().as("tickets")])
    .where(
      "requester",
      "in",
      found.map(({ id }) => id),
    )
    .groupBy("requester")
    .execute();
  const tickets = new Map(counts.map((row) => [row.requester, Number(row.tickets)]));
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
  return {
    status: 200,
    body: {
      contacts: found.map((one) => ({
        ...contactSummary({ ...one, organizationName: nameOf(one.organization) }),
        tickets: tickets.get(one.id) ?? 0,
      })),
      conflicts: conflictsIn(found).map((field) => conflictOf(field, found, nameOf)),
    },
  };
});

function conflictOf(
  field: Single,
  found: readonly WholeContact[],
  nameOf: (organization: string | null) => string | null,
): Conflict {
  const values: Conflict["values"] = [];
  for (const one of found) {
    const value = one[field];
    if (value === null || values.some((known) => known.value === value)) continue;
    values.push({ contact: one.id, value, label: (field === "organization" ? nameOf(value) : null) ?? value });
  }
  return { field, values };
}

async function organizationNames(
  { db, dialect }: Store,
  found: readonly WholeContact[],
): Promise<ReadonlyMap<string, string>> {
  const ids = found.flatMap(({ organization }) => organization ?? []);
  const rows = await db
    .selectFrom("organization")
    .select(["id", "name"])
    .where(dialect.among("organization.id", ids))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Brings the tickets along before the answer, as far as that takes no long time. */
async function bringTickets({ store, door, clock }: Desk): Promise<void> {
  for (let batch = 0; batch < WAITED_FOR && (await followMerges(store, door, clock)) > 0; batch += 1);
}

export const mergeIntoContact = handles(contacts.merge, async (desk, { params, body, principal }) => {
  const { store, clock } = desk;
  const [, ...others] = (await foundAll(store, params.id, body.others)).map(({ id }) => id);
  const merging = {
    id: newId(),
    master: params.id,
    others,
    take: defined(body.take ?? {}),
    by: principal.id,
    at: clock.now(),
  };
  if (!(await mergeContacts(store, merging))) throw refusal("notFound");
  await bringTickets(desk);
  return { status: 200, body: await shownContact(store, params.id) };
});

const UNDONE = {
  title: { en: "Not taken back", fr: "Non annulée" },
  undone: { en: "This merge was taken back already.", fr: "Cette fusion a déjà été annulée." },
  mergedOn: {
    en: "The contact became part of another one since. Take that merge back first.",
    fr: "Le contact a été fusionné avec un autre depuis. Annulez d’abord cette fusion.",
  },
} as const;

const notUndone = (why: NotUndone): Refusal =>
  why === "unknown"
    ? refusal("notFound")
    : new Refusal({ status: 409, code: `contact.${why}`, title: UNDONE.title, detail: UNDONE[why] });

export const undoContactMerge = handles(contacts.undoMerge, async (desk, { params }) => {
  const { store, clock } = desk;
  const why = await undoMerge(store, params.id, clock.now());
  if (why) throw notUndone(why);
  await bringTickets(desk);
  const { master } = await store.db
    .selectFrom("contact_merge")
    .select("master")
    .where("id", "=", params.id)
    .executeTakeFirstOrThrow();
  return { status: 200, body: await shownContact(store, master) };
});
