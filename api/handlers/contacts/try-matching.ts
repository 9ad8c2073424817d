import { contactMatchingSchema } from "../../../blueprints/contact-matching.ts";
import { tryMatching } from "../../contacts/try-matching.ts";
import { contacts } from "../../contract/contacts.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { plainText } from "../../present/definitions.ts";

export const tryContactMatching = handles(contacts.tryMatching, async ({ store }, { body }) => {
  const read = contactMatchingSchema.safeParse(body.document);
  if (!read.success) throw refusal("notSound");
  const { document: _document, ...given } = body;
  const { steps, organization, ...tried } = await tryMatching(store.db, read.data, given);
  return {
    status: 200,
    body: {
      ...tried,
      steps: steps.map((one) => ({ ...one, people: [...one.people] })),
      organization: organization && { ...organization, rules: plainText(organization.rules) },
    },
  };
});
