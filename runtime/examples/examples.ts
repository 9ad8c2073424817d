import type { Example } from "../../blueprints/example.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Document } from "../../blueprints/kinds.ts";
import type { Lifecycle } from "../../blueprints/lifecycle.ts";
import type { Template } from "../../blueprints/template.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { BASE_LIFECYCLE } from "../base-lifecycle.ts";
import type { CompiledCalendar } from "../calendar/calendar.ts";
import { type CompiledPolicy, compilePolicy } from "../clocks/compile-policy.ts";
import { compileBlueprint } from "../compile.ts";
import type { CompiledBlueprint } from "../compiled.ts";
import { compileTimeRule } from "../deadlines/compile-time-rule.ts";
import type { Definitions } from "../definitions.ts";
import { compileRouting } from "../rules/compile-routing.ts";
import { compileTrigger, compileTriggers } from "../rules/compile-trigger.ts";
import { exampleFields } from "./example-fields.ts";
import { Play } from "./example-play.ts";
import type { Cast } from "./scene.ts";

/** One example and what it missed; nothing missed: it passed. */
export interface ExampleResult {
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly Sentence[];
}

/** What the installation knows, as far as it is there: without it fields are guessed from the example's own values. */
export interface Surroundings {
  readonly fields?: ReadonlyMap<string, FieldDefinition>;
  readonly templates?: ReadonlyMap<string, Template>;
  readonly lifecycle?: Lifecycle;
  readonly calendars?: ReadonlyMap<string, CompiledCalendar>;
  /** For documents that are no blueprint: the processes in which their tickets may stand, in entry order. */
  readonly blueprints?: readonly CompiledBlueprint[];
  /** For time rules, which may count from a breach. */
  readonly policies?: readonly CompiledPolicy[];
}

/** Kinds of documents that carry examples which run. */
export type Exampled = Exclude<
  Document,
  {
    readonly kind:
      | "field"
      | "template"
      | "calendar"
      | "assignment"
      | "view"
      | "form"
      | "role"
      | "contact-matching"
      | "mailbox"
      | "chat"
      | "part"
      | "channel";
  }
>;

export const carriesExamples = (document: Document): document is Exampled =>
  ![
    "field",
    "template",
    "calendar",
    "assignment",
    "view",
    "form",
    "role",
    "contact-matching",
    "mailbox",
    "chat",
    "part",
    "channel",
  ].includes(document.kind);

/**
 * Runs a document's own examples through the engine with a moved clock. Who does not list a department belongs to the
 * ticket's; people have no rights beyond the process; `requester` and `thirdParty` may act without being listed.
 */
export function runExamples(document: Exampled, surroundings: Surroundings = {}): readonly ExampleResult[] {
  const { examples = [] } = document;
  switch (document.kind) {
    case "lifecycle":
      return examples.map((example) => runExample([], example, { ...surroundings, lifecycle: document }));
    case "blueprint": {
      const blueprint = compileBlueprint(document, 1);
      return examples.map((example) => runExample([blueprint], example, surroundings));
    }
    case "sla-policy": {
      const policies = [compilePolicy(document, 1, 0)];
      return examples.map((example) => runExample(surroundings.blueprints ?? [], example, surroundings, { policies }));
    }
    case "time-rule": {
      const rules = { policies: surroundings.policies ?? [], timeRules: [compileTimeRule(document, 1)] };
      return examples.map((example) => runExample(surroundings.blueprints ?? [], example, surroundings, rules));
    }
    case "trigger": {
      const rules = { triggers: compileTriggers([compileTrigger(document, 1)]) };
      return examples.map((example) => runExample(surroundings.blueprints ?? [], example, surroundings, rules));
    }
    case "routing": {
      const rules = { routing: compileRouting(document, 1) };
      return examples.map((example) => runExample(surroundings.blueprints ?? [], example, surroundings, rules));
    }
    case "macro": {
      const rules = { macros: new Map([[document.key, document]]) };
      return examples.map((example) => runExample(surroundings.blueprints ?? [], example, surroundings, rules));
    }
  }
}

type Rules = Pick<Definitions, "policies" | "timeRules" | "triggers" | "routing" | "macros">;

function runExample(
  blueprints: readonly CompiledBlueprint[],
  example: Example,
  surroundings: Surroundings,
  rules: Rules = {},
): ExampleResult {
  const failures = new Play(castOf(blueprints, example, surroundings, rules), example).run();
  return { name: example.name, passed: failures.length === 0, failures };
}

/** What an example is played with: these processes and rules, and what the installation knows. */
export function castOf(
  blueprints: readonly CompiledBlueprint[],
  example: Pick<Example, "given" | "when">,
  surroundings: Surroundings,
  rules: Rules = {},
): Cast {
  const definitions: Definitions = {
    blueprints,
    blueprint: (key, version) => blueprints.find((one) => one.key === key && one.version === version),
    fields: exampleFields(example, surroundings.fields),
    templates: surroundings.templates ?? new Map(),
    lifecycle: surroundings.lifecycle ?? BASE_LIFECYCLE,
    ...(surroundings.calendars ? { calendars: surroundings.calendars } : {}),
    ...rules,
    policy: (key, version) => rules.policies?.find((one) => one.key === key && one.version === version),
  };
  return { definitions, blueprint: standsIn(blueprints, example), given: example.given };
}

/** The blueprint in which the example begins: the first that has its state, among those of its department if one spans it. */
function standsIn(
  blueprints: readonly CompiledBlueprint[],
  { given }: Pick<Example, "given">,
): CompiledBlueprint | null {
  const { state, department } = given.ticket ?? {};
  const there = state === undefined ? blueprints : blueprints.filter(({ states }) => states.has(state));
  const own = there.find(({ document }) => document.departments?.some((one) => one === department));
  return own ?? there[0] ?? blueprints[0] ?? null;
}
