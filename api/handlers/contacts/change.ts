import { contacts } from "../../contract/contacts.ts";
import { handles } from "../../http/handler.ts";
import { foldEmail } from "../../people/people.ts";
import { defined } from "../tickets/defined.ts";
import { foundContact, replaceContact, shownContact } from "./found.ts";

export const changeContact = handles(contacts.change, async ({ store }, { params, body, ifMatch }) => {
  const was = await foundContact(store, params.id);
  const emails = body.emails && [...new Set(body.emails.map(foldEmail))];
  await replaceContact(store, { ...was, ...defined({ ...body, emails }) }, ifMatch);
  const view = await shownContact(store, params.id);
  return { status: 200, body: view, etag: view.revision };
});
