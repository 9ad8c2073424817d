import type { ChatWordView } from "../contract/chat.ts";
import type { Desk } from "../desk.ts";
import { withoutDeskNames } from "../handlers/tickets/messages.ts";
import { readNames } from "../present/names.ts";
import type { Visit } from "./visits.ts";
import { readWords } from "./words.ts";

/** The words of a conversation after a position, as its visitor reads them. */
export async function shownWords(desk: Desk, visit: Visit, after = 0): Promise<readonly ChatWordView[]> {
  const words = await readWords(desk.store, visit, after);
  const names = await readNames(
    desk.store.db,
    words.map(({ author }) => author),
  );
  const views = words.map(({ ticket, author, files, ...word }) => ({
    ...word,
    author: names.of(author).name,
    files: files.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })),
  }));
  return withoutDeskNames(desk.store, [...new Set(words.map(({ ticket }) => ticket))], views);
}
