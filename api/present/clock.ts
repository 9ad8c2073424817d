import type { ClockName } from "../../blueprints/metric-names.ts";
import type { Sentence, Text } from "../../blueprints/text.ts";
import { textIn } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { metrics } from "../../blueprints/vocabulary/metrics.ts";
import { readClocks } from "../../runtime/clocks/clock-reading.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { ClockView } from "../contract/clocks.ts";

/** Clocks with a target as they stand at `now`: next due first, those that stand still last. */
export function clockViews(definitions: Definitions, ticket: Ticket, now: number): ClockView[] {
  const readings = readClocks(definitions, ticket, now);
  if (readings.length === 0) return [];
  const blueprint = ticket.place ? definitions.blueprint(ticket.place.blueprint, ticket.place.version) : undefined;
  return readings.map((clock) => ({
    metric: clock.metric,
    of: clock.of,
    instance: clock.instance,
    name: { ...clockName(clock.metric, clock.of, blueprint) },
    state: clock.state,
    breached: clock.breached,
    excused: clock.excused,
    warned: clock.warned,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    time: clock.time,
    targetMs: clock.targetMs,
    elapsedMs: clock.elapsedMs,
    leftMs: clock.leftMs,
    calendar: clock.calendar,
    pausedBy: clock.pausedBy && { ...clock.pausedBy },
    open: clock.open && { ...clock.open },
    rule: clock.rule,
  }));
}

/** What a clock is called: its metric's title, or the state, or the process, that it is a stay in. */
export function clockName(metric: ClockName, of: string | null, blueprint: CompiledBlueprint | undefined): Sentence {
  const title = metrics.find((type) => type.metric === metric)?.title;
  if (title) return title;
  const state: Text = of === null ? "" : (blueprint?.states.get(of)?.state.name ?? of);
  const process: Text = blueprint?.document.name ?? "";
  return metric === "stateStay"
    ? { en: `Stay in ${textIn(state, "en")}`, fr: `Séjour dans ${textIn(state, "fr")}` }
    : { en: `Whole process ${textIn(process, "en")}`.trim(), fr: `Tout le processus ${textIn(process, "fr")}`.trim() };
}
