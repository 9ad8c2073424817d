import { listContacts } from "../../contacts/list.ts";
import { directory } from "../../contract/directory.ts";
import { handles } from "../../http/handler.ts";
import { contactSummary } from "../../present/contact.ts";

const PAGE = 20;

export const searchContacts = handles(directory.contacts, async ({ store }, { query }) => {
  const { text, organization, cursor, limit = PAGE } = query;
  const { items, next } = await listContacts(store.db, { text, organization, after: cursor, limit });
  return { status: 200, body: { items: items.map(contactSummary), next } };
});
