import type { Fact } from "../../blueprints/facts.ts";
import type { Definitions } from "../definitions.ts";
import { holding } from "../undone.ts";
import { type LedgerLine, lineOf } from "./ledger-line.ts";
import { storiesOf } from "./ledger-stories.ts";

export type { LedgerLine } from "./ledger-line.ts";

/**
 * Every clock that a ticket has had, in the order in which they started, with every interval that was counted: a function of the
 * journal and the versions that it names, the same to the byte however often it is worked out. `now` ends what still runs.
 */
export function ledgerOf(definitions: Definitions, journal: readonly Fact[], now: number): readonly LedgerLine[] {
  const { ticket, stories } = storiesOf(holding(journal));
  if (!ticket) return [];
  return stories.flatMap((story) => lineOf(definitions, ticket, story, now) ?? []);
}
