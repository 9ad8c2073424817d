import type { Idempotency, Reply } from "./handler.ts";
import { refusal } from "./problems.ts";

const KEPT = 2000;

/** Runs `work` once for each principal and key: who repeats a request waits for the first and gets its answer. */
export type Once = (principal: string, asked: Idempotency | null, work: () => Promise<Reply>) => Promise<Reply>;

/**
 * Remembers answers in this process; what went through the ticket door is remembered for ever in its inbox. Refusals are
 * forgotten, as nothing was written.
 */
export function createOnce(): Once {
  const answers = new Map<string, { readonly hash: string; readonly answer: Promise<Reply> }>();
  return async (principal, asked, work) => {
    if (!asked) return work();
    const name = JSON.stringify([principal, asked.key]);
    const known = answers.get(name);
    if (known) {
      if (known.hash !== asked.hash) throw refusal("keyReused");
      return known.answer;
    }
    const answer = work();
    answers.set(name, { hash: asked.hash, answer });
    const oldest = answers.keys().next();
    if (answers.size > KEPT && !oldest.done) answers.delete(oldest.value);
    try {
      return await answer;
    } catch (error) {
      answers.delete(name);
      throw error;
    }
  };
}
