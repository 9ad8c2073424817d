import type { Blueprint, State, Transition } from "../blueprints/blueprint.ts";
import { type Duration, parseDuration } from "../blueprints/duration.ts";
import { isJsonObject } from "../blueprints/json.ts";
import type { AskType } from "../blueprints/vocabulary/ask.ts";
import type { Ask } from "../blueprints/vocabulary/asks.ts";
import { askType } from "../blueprints/vocabulary/asks.ts";
import { type CompiledLimit, compileLimit } from "./clocks/compile-limit.ts";
import { type CompiledAction, compileActions, type Guard, guard } from "./compile-parts.ts";
import { compileWaits, partsOf } from "./waiting/compile-waits.ts";

export interface CompiledAsk {
  readonly ask: Ask;
  readonly type: AskType;
  /** Key of its answer; null where nothing is answered. */
  readonly item: string | null;
  /** False: written, not run yet. */
  readonly runs: boolean;
  readonly required: boolean | Guard;
  readonly showWhen: Guard | null;
  readonly check: Guard | null;
  readonly neverSkip: boolean;
  /** Where a fault of it points: `/fields/thirdParty`, `/note`. */
  readonly pointer: string;
}

/** How long a time start waits in the state, and in which kind of time; `calendar` null: the default one. */
export interface Wait {
  readonly duration: Duration;
  readonly time: "calendar" | "working";
  readonly calendar: string | null;
}

export interface CompiledTransition {
  readonly id: string;
  readonly transition: Transition;
  /** `blueprint:finance-requests@3/transitions/take`. */
  readonly rule: string;
  readonly to: State;
  readonly who: readonly string[] | null;
  readonly when: Guard | null;
  readonly asks: readonly CompiledAsk[];
  readonly after: readonly CompiledAction[];
  /** What the start itself demands; null: nothing more. */
  readonly startWhen: Guard | null;
  /** For a time start: what it waits for; null otherwise. `dueOf` turns it into an instant. */
  readonly wait: Wait | null;
  /** Place in the document: ties are settled by listed order. */
  readonly order: number;
}

export interface CompiledState {
  readonly state: State;
  readonly exits: readonly CompiledTransition[];
  readonly buttons: readonly CompiledTransition[];
  readonly timed: readonly CompiledTransition[];
  readonly byEvent: readonly CompiledTransition[];
  /** Those of `byEvent` that start when a field changes. */
  readonly onChange: readonly CompiledTransition[];
  /** Longest stay in it; null: as long as it takes. */
  readonly limit: CompiledLimit | null;
  /** What it waits for: an approval, steps side by side; null: nothing. */
  readonly waits: CompiledWaits | null;
}

/** What a ticket waits for in a state. */
export interface CompiledWaits {
  /** Part of the document, for facts. */
  readonly rule: string;
  readonly approval: CompiledApproval | null;
  /** Steps done side by side, by id, in their order. */
  readonly parallel: ReadonlyMap<string, CompiledTransition>;
  /** So many of them are needed. */
  readonly need: number;
}

export interface CompiledApproval {
  readonly of: readonly string[];
  readonly need: "all" | number;
  readonly deputies: readonly string[];
  /** When deputies are asked; null: never. */
  readonly within: Wait | null;
  /** What is pressed: the steps drawn for it, under their ids, else words of ours. */
  readonly approve: CompiledTransition;
  readonly reject: CompiledTransition;
  /** For whoever asked, in a state that draws no button. */
  readonly withdraw: CompiledTransition | null;
}

export interface CompiledBlueprint {
  readonly document: Blueprint;
  readonly key: string;
  readonly version: number;
  /** `blueprint:finance-requests@3`. */
  readonly rule: string;
  readonly entry: Guard | null;
  /** Longest time for the whole process; null: as long as it takes. */
  readonly limit: CompiledLimit | null;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly transitions: ReadonlyMap<string, CompiledTransition>;
  /** Ids of what is pressed in states that wait, drawn as transitions or not. */
  readonly parts: ReadonlySet<string>;
  /** Fewest steps from each state to an end of the process; a state from which none is reached is missing. */
  readonly toEnd: ReadonlyMap<string, number>;
  /** Transitions that leave the state, in listed order; none for a state that is not there. */
  readonly exits: (state: string) => readonly CompiledTransition[];
}

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
