import { organizationOf } from "../../contacts/matching.ts";
import { contacts } from "../../contract/contacts.ts";
import { handles } from "../../http/handler.ts";
import { newId } from "../../ids.ts";
import { foldEmail } from "../../people/people.ts";
import { keepContact, shownContact } from "./found.ts";

export const createContact = handles(contacts.create, async ({ store }, { body, language }) => {
  const id = `requester:${newId()}`;
  await keepContact(store, {
    id,
    name: body.name,
    emails: [...new Set((body.emails ?? []).map(foldEmail))],
    phones: body.phones ?? [],
    customerNumber: body.customerNumber ?? null,
    language: body.language ?? language,
    kind: body.kind ?? "customer",
    verified: body.verified ?? false,
    organization:
      body.organization === undefined ? await organizationOf(store.db, body.emails ?? []) : body.organization,
  });
  return { status: 201, body: await shownContact(store, id) };
});
