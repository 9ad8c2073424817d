import type { Desk } from "../desk.ts";
import { refusal } from "../http/problems.ts";

const RETRY_SECONDS = "900";

/** Whoever holds a link answers ten times in a quarter of an hour, and then waits: the link is all that we know of them. */
export function assertNotTooOften({ linkAnswers }: Pick<Desk, "linkAnswers">, link: string): void {
  if (linkAnswers.exhausted(link)) throw refusal("tooManyAnswers", [], { "retry-after": RETRY_SECONDS });
  linkAnswers.note(link);
}
