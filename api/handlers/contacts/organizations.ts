import { listOrganizations } from "../../contacts/list.ts";
import { organizationRevision } from "../../contacts/revision.ts";
import { contacts } from "../../contract/contacts.ts";
import type { OrganizationView } from "../../contract/organizations.ts";
import type { Store } from "../../db/connect.ts";
import { readObject } from "../../db/json.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { type Organization, putOrganization } from "../../people/contacts.ts";
import { defined } from "../tickets/defined.ts";

const PAGE = 50;

async function found({ db }: Store, id: string): Promise<OrganizationView> {
  const row = await db
    .selectFrom("organization")
    .select(["id", "name", "attributes"])
    .select((e) =>
      e
        .selectFrom("contact")
        .select((c) => c.fn.countAll<number | string>().as("contacts"))
        .whereRef("contact.organization", "=", "organization.id")
        .where("contact.merged_into", "is", null)
        .as("contacts"),
    )
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw refusal("notFound");
  return shown({
    id: row.id,
    name: row.name,
    attributes: readObject(row.attributes),
    contacts: Number(row.contacts ?? 0),
  });
}

const shown = (one: Organization & { readonly contacts: number }): OrganizationView => ({
  ...one,
  attributes: { ...one.attributes },
  revision: organizationRevision(one),
});

export const listOrganizationViews = handles(contacts.organizations, async ({ store }, { query }) => {
  const { items, next } = await listOrganizations(store.db, {
    text: query.text,
    after: query.cursor,
    limit: query.limit ?? PAGE,
  });
  return { status: 200, body: { items: items.map(shown), next } };
});

export const readOrganization = handles(contacts.organization, async ({ store }, { params }) => {
  const view = await found(store, params.id);
  return { status: 200, body: view, etag: view.revision };
});

export const createOrganization = handles(contacts.createOrganization, async ({ store }, { body }) => {
  const id = `organization:${newId()}`;
  await putOrganization(store.db, { id, name: body.name, attributes: body.attributes ?? {} });
  return { status: 201, body: await found(store, id) };
});

export const changeOrganization = handles(
  contacts.changeOrganization,
  async ({ store }, { params: { id }, body, ifMatch }) => {
    const now = await store.db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom("organization")
        .selectAll()
        .where("id", "=", id)
        .modifyEnd(store.dialect.lockRows)
        .executeTakeFirst();
      if (!row) throw refusal("notFound");
      const was = { name: row.name, attributes: readObject(row.attributes) };
      const revision = organizationRevision(was);
      if (revision === ifMatch) await putOrganization(trx, { id, ...was, ...defined(body) });
      return revision;
    });
    if (now !== ifMatch) throw refusal("stale", [], { etag: `"${now}"` });
    const view = await found(store, id);
    return { status: 200, body: view, etag: view.revision };
  },
);
