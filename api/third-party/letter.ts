import type { Attachment } from "../../blueprints/message.ts";
import type { Outside } from "../effects/executor.ts";
import { threadAddress, threadToken } from "./thread-link.ts";

const FILES = { en: "Files on that page:", fr: "Fichiers sur cette page :" };
const ANSWER = {
  en: "To answer, open this page. Nobody but you and the desk reads it:",
  fr: "Pour répondre, ouvrez cette page. Vous seul et le service la lisez :",
};

/**
 * What a third party is written, with the link by which they answer, and where the files of the message are read, by name; bare on a
 * desk that does not know its own address.
 */
export function withAnswerLink(
  { secret, address, clock }: Pick<Outside, "secret" | "address" | "clock">,
  ticket: string,
  thread: { readonly id: string; readonly language: string },
  text: string,
  files: readonly Attachment[],
): string {
  if (secret === undefined || address === undefined) return text;
  const link = threadAddress(address, threadToken(secret, { ticket, thread: thread.id, at: clock.now() }));
  const language = thread.language.startsWith("fr") ? "fr" : "en";
  const named = files.length === 0 ? "" : `\n${FILES[language]} ${files.map(({ name }) => name).join(", ")}`;
  return `${text}\n\n--\n${ANSWER[language]}\n${link}${named}`;
}
