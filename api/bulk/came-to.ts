import type { Fact, FactType } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Desk } from "../desk.ts";
import type { Accepted } from "../tickets/item.ts";

/** What the clocks say of it is no change that somebody makes. */
const BESIDE: ReadonlySet<FactType> = new Set<FactType>(["slaApplied", "actionRefused"]);

const changes = (facts: readonly Fact[]): boolean => facts.some(({ type }) => !BESIDE.has(type));

/** Actions that were refused, where nothing else came of what was asked. */
const refusals = (facts: readonly Fact[]): Reason[] =>
  facts.flatMap((fact) =>
    fact.type === "actionRefused"
      ? [
          {
            code: fact.code ?? "notAllowed",
            pointer: "",
            message: fact.message,
            ...(fact.details && { details: fact.details }),
          },
        ]
      : [],
  );

/** What one of many tickets came to; `tells`: something leaves for the outside. */
export function cameTo(
  facts: readonly Fact[],
  tells: boolean,
): { readonly outcome: "changed" | "same" | "refused"; readonly reasons: Reason[] } {
  const reasons = refusals(facts);
  if (changes(facts) || tells) return { outcome: "changed", reasons };
  return { outcome: reasons.length > 0 ? "refused" : "same", reasons };
}

/** What changes nothing on the ticket may still tell somebody. */
export async function tells({ store }: Pick<Desk, "store">, { ticket, event }: Accepted): Promise<boolean> {
  const query = store.db.selectFrom("outbox").select("id").where("ticket", "=", ticket.id).where("event", "=", event);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
