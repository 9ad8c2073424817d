import type { Fact } from "../blueprints/facts.ts";
import type { Ticket } from "../blueprints/ticket.ts";

/** The ticket as it stood before the step. */
export function undone(ticket: Ticket, { restored, removed }: Extract<Fact, { readonly type: "stepUndone" }>): Ticket {
  const gone = new Set(removed);
  const kept = Object.fromEntries(Object.entries(ticket).filter(([key]) => !gone.has(key)));
  // Each attribute is one that a ticket had.
  return { ...kept, ...restored } as unknown as Ticket;
}

/** A whole journal without the steps that were taken back, and without the taking back: what holds, as though they had never been. */
export function holding(journal: readonly Fact[]): readonly Fact[] {
  if (!journal.some(({ type }) => type === "stepUndone")) return journal;
  const holds: (Fact | null)[] = [];
  for (const fact of journal) {
    if (fact.type === "stepUndone") {
      holds.fill(null, fact.after);
      holds.push(null);
    } else holds.push(fact);
  }
  return holds.filter((fact) => fact !== null);
}
