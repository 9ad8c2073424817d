import { contacts } from "../../contract/contacts.ts";
import { handles } from "../../http/handler.ts";
import { shownContact } from "./found.ts";

export const readContactView = handles(contacts.read, async ({ store }, { params }) => {
  const view = await shownContact(store, params.id);
  return { status: 200, body: view, etag: view.revision };
});
