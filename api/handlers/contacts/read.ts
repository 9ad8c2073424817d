import { contacts } from "../../contract/contacts.ts";
import { handles } from "../../http/handler.ts";
import { shownContact } from "./found.ts";

export const readContactView = handles(contacts.read, async ({ store }, { params }) => ({
  status: 200,
  body: await shownContact(store, params.id),
}));
