import type { Transition } from "../blueprint.ts";
import { calendarMs, parseDuration } from "../duration.ts";
import { pointer } from "../json.ts";
import { knownFor } from "../known-values.ts";
import { exclusive } from "../satisfiable.ts";
import type { UsedCondition } from "../used.ts";
import { type Check, listed, quoted, type Subject } from "./check.ts";

/** Equal timers of one state that a further one is compared with; each pair costs two conditions. */
const COMPARED = 10;

export const timersEqual: Check = {
  code: "timers.equal",
  title: { en: "Equal timers from one state", fr: "Délais égaux depuis un même état" },
  severity: "error",
  *check(subject) {
    const { graph, uses } = subject;
    const said = new Set<string>();
    const conditions = new Map<Transition, UsedCondition[]>();
    for (const used of uses.conditions) {
      const { role, transition } = used;
      if (!transition || (role !== "start" && role !== "before")) continue;
      conditions.set(transition, [...(conditions.get(transition) ?? []), used]);
    }
    for (const [id, { item }] of graph.states) {
      const first = new Map<string, { item: Transition; index: number }[]>();
      for (const exit of graph.exits(id)) {
        const timer = timerOf(exit.item);
        if (!timer) continue;
        const equals = first.get(timer) ?? [];
        const twin = equals.find((other) => !apart(conditions.get(other.item), conditions.get(exit.item), subject));
        const pair = `${twin?.index} ${exit.index}`;
        if (twin && !said.has(pair)) {
          said.add(pair);
          const [names, state] = [listed([twin.item.name, exit.item.name]), quoted(item.name)];
          yield {
            pointer: pointer("transitions", exit.index, "start"),
            message: {
              en: `${names.en} fire at the same moment in ${state.en}.`,
              fr: `${names.fr} partent au même moment dans ${state.fr}.`,
            },
          };
        }
        if (equals.length < COMPARED) first.set(timer, [...equals, exit]);
      }
    }
  },
};

/** Two timers that are equal have the same text: a day is 24 hours in calendar time only. */
function timerOf({ start }: Transition): string | null {
  if (!start || !("after" in start)) return null;
  const duration = parseDuration(start.after);
  if (!duration) return null;
  return start.time === "calendar"
    ? String(calendarMs(duration))
    : `${duration.days} ${duration.ms} ${start.calendar ?? ""}`;
}

/** Conditions that exclude each other, of the starts or before the steps, keep two equal timers apart. */
const apart = (ones: readonly UsedCondition[] = [], others: readonly UsedCondition[] = [], subject: Subject): boolean =>
  ones.some((one) => others.some((other) => exclusive(one.condition, other.condition, knownFor(other, subject))));
