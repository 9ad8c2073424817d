import type { Outside } from "../effects/executor.ts";
import { threadAddress, threadToken } from "./thread-link.ts";

const ANSWER = {
  en: "To answer, open this page. Nobody but you and the desk reads it:",
  fr: "Pour répondre, ouvrez cette page. Vous seul et le service la lisez :",
};

/** What a third party is written, with the link by which they answer; without one on a desk that does not know its own address. */
export function withAnswerLink(
  { secret, address, clock }: Pick<Outside, "secret" | "address" | "clock">,
  ticket: string,
  thread: { readonly id: string; readonly language: string },
  text: string,
): string {
  if (secret === undefined || address === undefined) return text;
  const link = threadAddress(address, threadToken(secret, { ticket, thread: thread.id, at: clock.now() }));
  return `${text}\n\n--\n${thread.language.startsWith("fr") ? ANSWER.fr : ANSWER.en}\n${link}`;
}
