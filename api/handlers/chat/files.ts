import { readWords } from "../../chat/words.ts";
import { chat } from "../../contract/chat.ts";
import { readFile } from "../../files/files.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { sendFile } from "../files/download.ts";
import { takenIn } from "../files/upload.ts";
import { asRequester, openedVisit } from "./opened.ts";

/** A file that is brought in a conversation is the conversation's, until a turn names it. */
export const attachInChat = handles(chat.attach, async (desk, call) => {
  const visit = await openedVisit(desk, call);
  return { status: 201, body: await takenIn(desk, asRequester(visit).id, call.query.name ?? "", call.request) };
});

/** What is attached to this conversation, and to no other. */
export const readChatFile = handles(chat.file, async (desk, call) => {
  const visit = await openedVisit(desk, call);
  const words = await readWords(desk.store, visit);
  const isHere = words.some(({ files }) => files.some(({ id }) => id === call.params.id));
  const found = isHere ? await readFile(desk.store.db, call.params.id) : undefined;
  if (!found) throw refusal("notFound");
  return sendFile(desk, found, call);
});
