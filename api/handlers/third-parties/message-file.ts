import { thirdParties } from "../../contract/third-parties.ts";
import { hasTooMany } from "../../files/files.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readAllWords } from "../../merge/conversation.ts";
import { fileOfMessage, mayHandOn } from "../../third-party/message-file.ts";
import { foundTicket } from "../tickets/visible.ts";

export const makeMessageFile = handles(thirdParties.messageFile, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { heard } = await readAllWords(desk.store, principal, ticket);
  const message = heard.find(({ message: { id } }) => id === params.message)?.message;
  if (!message || !mayHandOn(message)) throw refusal("notFound");
  if (await hasTooMany(desk.store.db, principal.id, desk.clock.now())) throw refusal("tooManyFiles");
  // What an agent made of the subject is for the desk.
  const subject = ticket.requesterSubject ?? ticket.subject;
  return { status: 201, body: await fileOfMessage(desk, message, { subject, by: principal.id }) };
});
