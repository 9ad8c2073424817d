import { fieldNames } from "../../blueprints/condition/field-names.ts";
import { conditionSentence, explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Text } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { LedgerLine } from "../../runtime/clocks/ledger.ts";
import type { Context } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { lookupsOf } from "../../runtime/lookups.ts";
import { scopeOf } from "../../runtime/scope.ts";
import type { LedgerLineView } from "../contract/clocks.ts";
import { clockName } from "./clock.ts";
import { plainText } from "./definitions.ts";

/** What a ledger is explained with. */
export interface Explained {
  readonly definitions: Definitions;
  readonly ticket: Ticket;
  readonly context: Context;
  readonly now: number;
  /** Names of calendars by key. */
  readonly calendarNames: ReadonlyMap<string, Text>;
}

/** A line of the ledger with its names, and why it is due when it is. */
export function ledgerLineView(line: LedgerLine, explained: Explained): LedgerLineView {
  const { definitions } = explained;
  const source = sourceOf(line.rule);
  const blueprint =
    source?.kind === "blueprint" ? definitions.blueprint(source.key, source.version) : placeOf(explained);
  return {
    metric: line.metric,
    of: line.of,
    instance: line.instance,
    name: { ...clockName(line.metric, line.of, blueprint) },
    startedAt: line.startedAt,
    endedAt: line.endedAt,
    result: line.result,
    excused: line.excused,
    rule: line.rule,
    target: line.target && { ...line.target },
    dueAt: line.dueAt,
    breachedAt: line.breachedAt,
    noticedAt: line.noticedAt,
    elapsedMs: line.elapsedMs,
    calendarMs: line.calendarMs,
    workingMs: line.workingMs,
    spans: line.spans.map(({ from, to, counted, calendar, ms, why }) => ({
      from,
      to,
      counted,
      calendar,
      ms,
      why: why ? { ...why } : null,
    })),
    from: source && { ...source, name: plainText(nameOf(source, definitions)) },
    condition: source?.kind === "sla-policy" ? whyIt(source, explained) : null,
    calendar: calendarOf(line.target?.calendar ?? null, explained),
  };
}

type Source = Omit<NonNullable<LedgerLineView["from"]>, "name">;

/** The document that a rule names: `sla-policy:standard@3`, `blueprint:finance@2/states/open/limit`. */
function sourceOf(rule: string | null): Source | null {
  const [, kind, key, version] = /^(sla-policy|blueprint):([^@]+)@(\d+)/.exec(rule ?? "") ?? [];
  if ((kind !== "sla-policy" && kind !== "blueprint") || key === undefined) return null;
  return { kind, key, version: Number(version) };
}

const placeOf = ({ definitions, ticket: { place } }: Explained) =>
  place ? definitions.blueprint(place.blueprint, place.version) : undefined;

function nameOf({ kind, key, version }: Source, definitions: Definitions): Text {
  const found = kind === "blueprint" ? definitions.blueprint(key, version) : definitions.policy?.(key, version);
  return found?.document.name ?? key;
}

/** The policy's condition with the values that it sees now. */
function whyIt(
  { key, version }: Source,
  { definitions, ticket, context, now }: Explained,
): LedgerLineView["condition"] {
  const parsed = definitions.policy?.(key, version)?.when?.parsed;
  if (!parsed) return null;
  const names = fieldNames(definitions.fields);
  const explanation = explainCondition(
    parsed,
    scopeOf(ticket, SYSTEM, now, context, undefined, undefined, lookupsOf(definitions)),
    names,
  );
  return { sentence: { ...conditionSentence(parsed, names) }, holds: explanation.holds, explanation };
}

function calendarOf(written: string | null, { definitions, calendarNames }: Explained): LedgerLineView["calendar"] {
  const [, key, version] = /^([^@]+)@(\d+)$/.exec(written ?? "") ?? [];
  if (key === undefined) return null;
  const compiled = definitions.calendar?.(key, Number(version));
  return {
    key,
    version: Number(version),
    name: plainText(calendarNames.get(key) ?? key),
    timeZone: compiled?.hours.timeZone ?? "",
  };
}
