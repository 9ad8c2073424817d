import type { Fact } from "../blueprints/facts.ts";
import type { Ticket } from "../blueprints/ticket.ts";

type Undoing = Extract<Fact, { readonly type: "stepUndone" | "mergeUndone" }>;

/** The ticket as it stood before the step, or the merge. */
export function undone(ticket: Ticket, { restored, removed }: Pick<Undoing, "restored" | "removed">): Ticket {
  const gone = new Set(removed);
  const kept = Object.fromEntries(Object.entries(ticket).filter(([key]) => !gone.has(key)));
  // Each attribute is one that a ticket had.
  return { ...kept, ...restored } as unknown as Ticket;
}

/**
 * A whole journal without the steps and merges that were taken back, and without the taking back: what holds, as though they had never
 * been. What was said is said: a word that came with a merge stays.
 */
export function holding(journal: readonly Fact[]): readonly Fact[] {
  if (!journal.some(({ type }) => type === "stepUndone" || type === "mergeUndone")) return journal;
  const holds: (Fact | null)[] = [];
  for (const fact of journal) {
    if (fact.type === "stepUndone") {
      holds.fill(null, fact.after);
      holds.push(null);
    } else if (fact.type === "mergeUndone" && fact.after < fact.last) {
      for (let at = fact.after; at < fact.last; at++) if (holds[at]?.type !== "messageAdded") holds[at] = null;
      holds.push(null);
    } else holds.push(fact);
  }
  return holds.filter((fact) => fact !== null);
}
