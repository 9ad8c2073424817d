import { listOrganizations } from "../../contacts/list.ts";
import { contacts, type OrganizationView } from "../../contract/contacts.ts";
import type { Store } from "../../db/connect.ts";
import { readObject } from "../../db/json.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { putOrganization } from "../../people/contacts.ts";
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
  return {
    id: row.id,
    name: row.name,
    attributes: { ...readObject(row.attributes) },
    contacts: Number(row.contacts ?? 0),
  };
}

export const listOrganizationViews = handles(contacts.organizations, async ({ store }, { query }) => {
  const { items, next } = await listOrganizations(store.db, {
    text: query.text,
    after: query.cursor,
    limit: query.limit ?? PAGE,
  });
  return { status: 200, body: { items: items.map((one) => ({ ...one, attributes: { ...one.attributes } })), next } };
});

export const readOrganization = handles(contacts.organization, async ({ store }, { params }) => ({
  status: 200,
  body: await found(store, params.id),
}));

export const createOrganization = handles(contacts.createOrganization, async ({ store }, { body }) => {
  const id = `organization:${newId()}`;
  await putOrganization(store.db, { id, name: body.name, attributes: body.attributes ?? {} });
  return { status: 201, body: await found(store, id) };
});

export const changeOrganization = handles(contacts.changeOrganization, async ({ store }, { params, body }) => {
  const { id, name, attributes } = await found(store, params.id);
  await putOrganization(store.db, { id, name, attributes, ...defined(body) });
  return { status: 200, body: await found(store, id) };
});
