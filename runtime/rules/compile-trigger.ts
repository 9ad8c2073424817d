import type { Scope } from "../../blueprints/condition.ts";
import { HAPPENINGS, type Happening, type Trigger } from "../../blueprints/trigger.ts";
import { type CompiledAction, compileActions, type Guard, guard } from "../compile-parts.ts";
import { indexRules, type RuleIndex } from "./rule-index.ts";

export interface CompiledTrigger {
  readonly document: Trigger;
  readonly key: string;
  readonly version: number;
  /** `trigger:acknowledge@3`. */
  readonly rule: string;
  readonly when: Guard | null;
  readonly actions: readonly CompiledAction[];
}

/** Prepares a trigger, once a version. */
export function compileTrigger(document: Trigger, version: number): CompiledTrigger {
  const rule = `trigger:${document.key}@${version}`;
  return {
    document,
    key: document.key,
    version,
    rule,
    when: guard(document.when),
    actions: compileActions(document.do, rule),
  };
}

/** All triggers in force, filed by what they start on and by what they ask for. */
export interface Triggers {
  readonly list: readonly CompiledTrigger[];
  /** Places of the triggers that these happenings may start, ascending. */
  readonly among: (happenings: ReadonlySet<Happening>, scope: Scope) => readonly number[];
}

interface Filed {
  readonly places: readonly number[];
  readonly index: RuleIndex;
}

/** Files triggers together, so that an event asks few of them. `list` stands in their order. */
export function compileTriggers(list: readonly CompiledTrigger[]): Triggers {
  const filed = new Map<Happening, Filed>();
  for (const happening of HAPPENINGS) {
    const places = list.flatMap(({ document }, place) => (document.on.includes(happening) ? [place] : []));
    const index = indexRules(places.map((place) => list[place]?.when?.parsed ?? null));
    if (places.length > 0) filed.set(happening, { places, index });
  }
  return { list, among: (happenings, scope) => among(filed, happenings, scope) };
}

function among(
  filed: ReadonlyMap<Happening, Filed>,
  happenings: ReadonlySet<Happening>,
  scope: Scope,
): readonly number[] {
  const found: number[] = [];
  let sources = 0;
  for (const happening of happenings) {
    const one = filed.get(happening);
    if (!one) continue;
    const before = found.length;
    one.index.visit(scope, (at) => {
      found.push(one.places[at] ?? 0);
      return false;
    });
    if (found.length > before) sources += 1;
  }
  return sources > 1 ? [...new Set(found)].sort((a, b) => a - b) : found;
}

/** The first trigger below `after` in the list that these happenings start, that has not `acted` yet and whose condition holds. */
export function nextTrigger(
  { list, among: places }: Triggers,
  happenings: ReadonlySet<Happening>,
  scope: Scope,
  after: number,
  acted: ReadonlySet<string>,
): { readonly trigger: CompiledTrigger; readonly place: number } | null {
  for (const place of places(happenings, scope)) {
    const trigger = list[place];
    if (place <= after || !trigger || acted.has(trigger.rule)) continue;
    if (!trigger.when || trigger.when.holds(scope)) return { trigger, place };
  }
  return null;
}
