import { contacts } from "../../contract/contacts.ts";
import { handles } from "../../http/handler.ts";
import { foldEmail } from "../../people/people.ts";
import { defined } from "../tickets/defined.ts";
import { foundContact, keepContact, shownContact } from "./found.ts";

export const changeContact = handles(contacts.change, async ({ store }, { params, body }) => {
  const was = await foundContact(store, params.id);
  const emails = body.emails && [...new Set(body.emails.map(foldEmail))];
  await keepContact(store, { ...was, ...defined({ ...body, emails }) });
  return { status: 200, body: await shownContact(store, params.id) };
});
