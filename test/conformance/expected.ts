import type { BareFact, Change } from "./changes.ts";
import { type Door, inBulk } from "./doors.ts";
import type { Heard } from "./heard.ts";

const WITNESSED: Heard["witnessed"] = { notes: 1, effects: ["notify"] };
const UNHEARD: Heard["witnessed"] = { notes: 0, effects: [] };

/** Which rule of a door would be named beside a refused action. */
const RULES: { readonly [door: string]: (change: Change) => string | null } = {
  "a macro": ({ key }) => `macro:one-${key}`,
  "a macro on many tickets": ({ key }) => `macro:one-${key}/many`,
  "the form for many tickets": (change) => (inBulk(change).do === "macro" ? `macro:one-${change.key}/many` : null),
  "a trigger": ({ key }) => `trigger:one-${key}@1`,
  "a time rule": ({ key }) => `time-rule:one-${key}@1`,
};

const ON_MANY: readonly string[] = ["a macro on many tickets", "the form for many tickets"];
const onMany = (fact: BareFact): BareFact => ({ ...fact, many: true });

/** What must come of a change by this door: the same as by every other, but for what the rules themselves say of who asks. */
export function expected(change: Change, { name, asker }: Door): Heard {
  const outcome = change.unless?.[asker] ?? change.comesTo;
  if ("no" in outcome)
    return {
      facts: [],
      no: outcome.no,
      witnessed: UNHEARD,
      refusedFor: RULES[name]?.(change) ?? null,
      changedAllTheSame: [],
    };
  const witnessed = asker === "history" ? UNHEARD : WITNESSED;
  // What is done to many at once says so, and is nobody's work on this one ticket.
  const facts = ON_MANY.includes(name) ? outcome.facts.map(onMany) : outcome.facts;
  return { facts, no: null, witnessed, refusedFor: null, changedAllTheSame: [] };
}
