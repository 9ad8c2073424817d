import type { Blueprint, State, Transition } from "../blueprints/blueprint.ts";
import { parseDuration } from "../blueprints/duration.ts";
import { isJsonObject } from "../blueprints/json.ts";
import type { Ask } from "../blueprints/vocabulary/asks.ts";
import { askType } from "../blueprints/vocabulary/asks.ts";
import { compileLimit } from "./clocks/compile-limit.ts";
import { compileActions, guard } from "./compile-parts.ts";
import type { CompiledAsk, CompiledBlueprint, CompiledState, CompiledTransition, Wait } from "./compiled.ts";
import { compileWaits, partsOf } from "./waiting/compile-waits.ts";

/** Prepares everything that a decision needs, once a version. */
export function compileBlueprint(document: Blueprint, version: number): CompiledBlueprint {
  const rule = `blueprint:${document.key}@${version}`;
  const byId = new Map(document.states.map((state) => [state.id, state]));
  const transitions = new Map<string, CompiledTransition>();
  document.transitions.forEach((transition, order) => {
    const to = byId.get(transition.to);
    if (to)
      transitions.set(transition.id, compileTransition(transition, to, `${rule}/transitions/${transition.id}`, order));
  });
  const exits = exitsByState(document.states, transitions.values());
  const states = new Map(
    document.states.map((state) => [state.id, compileState(state, exits.get(state.id) ?? [], rule)]),
  );
  const finals = document.states.filter(({ final }) => final !== undefined).map(({ id }) => id);
  return {
    document,
    key: document.key,
    version,
    rule,
    entry: guard(document.entry.when),
    limit: compileLimit(document.limit, rule, finals),
    states,
    transitions,
    parts: new Set([...states.values()].flatMap(({ waits }) => (waits ? partsOf(waits) : []))),
    toEnd: stepsToEnd(states),
    exits: (state) => states.get(state)?.exits ?? [],
  };
}

/** Which transitions leave each state, in listed order: one walk over what is written, however large the document is. */
function exitsByState(
  states: readonly State[],
  transitions: Iterable<CompiledTransition>,
): ReadonlyMap<string, readonly CompiledTransition[]> {
  const exits = new Map<string, CompiledTransition[]>(states.map(({ id }) => [id, []]));
  const unfinished = states.filter(({ final }) => final === undefined).map(({ id }) => id);
  for (const compiled of transitions) {
    const { from, except } = compiled.transition;
    const excluded = new Set(except);
    const left = from === "any" ? unfinished.filter((id) => !excluded.has(id)) : new Set(from);
    for (const id of left) exits.get(id)?.push(compiled);
  }
  return exits;
}

/** Walks backwards from the ends, one step at a time. */
function stepsToEnd(states: ReadonlyMap<string, CompiledState>): ReadonlyMap<string, number> {
  const into = new Map<string, string[]>();
  for (const [id, { exits }] of states)
    for (const { to } of exits) {
      const sources = into.get(to.id);
      if (sources) sources.push(id);
      else into.set(to.id, [id]);
    }
  const steps = new Map<string, number>();
  const queue: string[] = [];
  for (const [id, { state }] of states)
    if (state.final !== undefined || state.status === "closed") {
      steps.set(id, 0);
      queue.push(id);
    }
  for (let index = 0; index < queue.length; index++) {
    const id = queue[index] ?? "";
    for (const source of into.get(id) ?? []) {
      if (steps.has(source)) continue;
      steps.set(source, (steps.get(id) ?? 0) + 1);
      queue.push(source);
    }
  }
  return steps;
}

function compileState(state: State, exits: readonly CompiledTransition[], rule: string): CompiledState {
  return {
    state,
    exits,
    buttons: exits.filter(({ transition }) => transition.start === undefined),
    timed: exits.filter(({ wait }) => wait !== null),
    byEvent: exits.filter(({ transition }) => transition.start !== undefined && "on" in transition.start),
    onChange: exits.filter(
      ({ transition: { start } }) => start !== undefined && "on" in start && start.on === "fieldChanged",
    ),
    limit: compileLimit(state.limit, `${rule}/states/${state.id}`, []),
    waits: compileWaits(state, exits, `${rule}/states/${state.id}`, compileTransition),
  };
}

function compileTransition(transition: Transition, to: State, rule: string, order: number): CompiledTransition {
  const { start, before, during, after } = transition;
  return {
    id: transition.id,
    transition,
    rule,
    to,
    who: before?.who ?? null,
    when: guard(before?.when),
    asks: (during ?? []).flatMap(compileAsk),
    after: compileActions(after ?? [], rule),
    startWhen: guard(start?.when),
    wait: waitOf(start),
    order,
  };
}

/** One item of During, or of a form. */
export function compileAsk(ask: Ask): readonly CompiledAsk[] {
  const type = askType(ask.ask);
  if (!type) return [];
  const item = type.item(ask);
  const required = "required" in ask ? ask.required : undefined;
  return [
    {
      ask,
      type,
      item,
      runs: type.collect !== undefined,
      required: isJsonObject(required) ? (guard(required) ?? false) : required === true,
      showWhen: guard(ask.showWhen),
      check: ask.ask === "field" ? guard(ask.check) : null,
      neverSkip: "neverSkip" in ask && ask.neverSkip === true,
      pointer: ask.ask === "field" ? `/fields/${ask.field}` : `/${item ?? ask.ask}`,
    },
  ];
}

function waitOf(start: Transition["start"]): Wait | null {
  if (!start || !("after" in start)) return null;
  const duration = parseDuration(start.after);
  return duration && { duration, time: start.time, calendar: start.calendar ?? null };
}
