import type { Fact } from "../../blueprints/facts.ts";
import type { AutomaticDay, Ticket } from "../../blueprints/ticket.ts";

/** Automatic acts by time that one ticket may see on one day (UTC); then they rest until the next. */
export const MOST_A_DAY = 100;

const DAY = 86_400_000;
const MOST_RULES = 20;

const FRESH: Pick<AutomaticDay, "acts" | "rules"> = { acts: 0, rules: [] };

/** Counts a fact that time brought about; the same ticket for any other. */
export function countedAct(ticket: Ticket, fact: Fact): Ticket {
  const day = Math.floor(fact.at / DAY);
  const today = on(ticket, day);
  if (fact.type === "loopCut")
    return today && today.acts >= MOST_A_DAY ? { ...ticket, automatic: { ...today, cut: true } } : ticket;
  if (!isByTime(fact)) return ticket;
  const { acts, rules } = today ?? FRESH;
  const rule = fact.rule ?? "";
  const known = rules.includes(rule) || rules.length >= MOST_RULES;
  return { ...ticket, automatic: { day, acts: acts + 1, rules: known ? rules : [...rules, rule], cut: false } };
}

/** A stay that is over can move the ticket into the next one, as a timer can. */
const isByTime = (fact: Fact): boolean =>
  fact.type === "timeRuleActed" ||
  (fact.type === "transitionTaken" && fact.how === "time") ||
  ((fact.type === "slaBreached" || fact.type === "slaWarning") && fact.metric === "stateStay");

/** The rules to name when one act more at this instant is too many; null: it may act. */
export function tooMany(ticket: Ticket, at: number): readonly string[] | null {
  const today = on(ticket, Math.floor(at / DAY));
  return today && today.acts >= MOST_A_DAY ? today.rules : null;
}

/** What time does was stopped on this ticket: it rests until this instant. */
export const restsUntil = ({ automatic }: Ticket): number =>
  automatic?.cut ? (automatic.day + 1) * DAY : Number.NEGATIVE_INFINITY;

const on = ({ automatic }: Ticket, day: number): AutomaticDay | null => (automatic?.day === day ? automatic : null);
