import { directory } from "../../contract/directory.ts";
import { handles } from "../../http/handler.ts";
import { findContacts } from "../../people/contacts.ts";

export const searchContacts = handles(directory.contacts, async ({ store }, { query }) => {
  const found = await findContacts(store.db, query.text ?? "");
  return {
    status: 200,
    body: { items: found.map(({ id, name, emails, organization }) => ({ id, name, emails, organization })) },
  };
});
