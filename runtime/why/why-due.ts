import { conditionSentence, type Explanation, explainCondition, type Names } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Sentence, Text } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { calendarNamed } from "../calendar/calendar-name.ts";
import type { LedgerLine } from "../clocks/ledger.ts";
import type { Context } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { lookupsOf } from "../lookups.ts";
import { scopeOf } from "../scope.ts";

/** Which document sets a time limit, and why it is this one. The intervals that were counted stand in the ledger's line. */
export interface WhyDue {
  readonly from: {
    readonly kind: "sla-policy" | "blueprint";
    readonly key: string;
    readonly version: number;
    readonly name: Text;
  };
  /** Of a policy: its condition in words, with the values that it sees now; null: it takes every ticket. */
  readonly condition: {
    readonly sentence: Sentence;
    readonly holds: boolean;
    readonly explanation: Explanation;
  } | null;
  readonly calendar: { readonly key: string; readonly version: number; readonly timeZone: string } | null;
}

const RULE = /^(sla-policy|blueprint):([^@/]+)@(\d+)/;

/** Why a clock is due when it is; null for one to which nothing is promised, or whose document is not there. */
export function whyDue(
  definitions: Definitions,
  ticket: Ticket,
  { rule, target }: Pick<LedgerLine, "rule" | "target">,
  now: number,
  context: Context,
  names: Names = {},
): WhyDue | null {
  const [, kind, key = "", written] = RULE.exec(rule ?? "") ?? [];
  const version = Number(written);
  if (kind === "blueprint") {
    const blueprint = definitions.blueprint(key, version);
    if (!blueprint) return null;
    const { name } = blueprint.document;
    return { from: { kind, key, version, name }, condition: null, calendar: calendarOf(definitions, target) };
  }
  const policy = kind === "sla-policy" ? definitions.policy?.(key, version) : undefined;
  if (!policy) return null;
  const scope = scopeOf(ticket, SYSTEM, now, context, undefined, undefined, lookupsOf(definitions));
  const { when } = policy;
  return {
    from: { kind: "sla-policy", key, version, name: policy.document.name },
    condition: when && {
      sentence: conditionSentence(when.parsed, names),
      holds: when.holds(scope),
      explanation: explainCondition(when.parsed, scope, names),
    },
    calendar: calendarOf(definitions, target),
  };
}

function calendarOf(definitions: Definitions, target: LedgerLine["target"]): WhyDue["calendar"] {
  const name = target?.calendar ?? null;
  const calendar = name === null ? null : calendarNamed(definitions, name);
  if (name === null || !calendar) return null;
  const at = name.lastIndexOf("@");
  return { key: name.slice(0, at), version: Number(name.slice(at + 1)), timeZone: calendar.hours.timeZone };
}
