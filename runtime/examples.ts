import type { Blueprint } from "../blueprints/blueprint.ts";
import type { Example } from "../blueprints/example.ts";
import type { FieldDefinition } from "../blueprints/field.ts";
import type { Lifecycle } from "../blueprints/lifecycle.ts";
import type { Template } from "../blueprints/template.ts";
import type { Sentence } from "../blueprints/text.ts";
import { BASE_LIFECYCLE } from "./base-lifecycle.ts";
import type { CompiledCalendar } from "./calendar.ts";
import { type CompiledBlueprint, compileBlueprint } from "./compile.ts";
import type { Definitions } from "./definitions.ts";
import { exampleFields } from "./example-fields.ts";
import { Play } from "./example-play.ts";

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
}

/**
 * Runs a document's own examples through the engine with a moved clock. Who does not list a department belongs to the
 * ticket's; people have no rights beyond the process; `requester` and `thirdParty` may act without being listed.
 */
export function runExamples(
  document: Blueprint | Lifecycle,
  surroundings: Surroundings = {},
): readonly ExampleResult[] {
  if (document.kind === "lifecycle")
    return (document.examples ?? []).map((example) =>
      runExample(null, example, { ...surroundings, lifecycle: document }),
    );
  const blueprint = compileBlueprint(document, 1);
  return (document.examples ?? []).map((example) => runExample(blueprint, example, surroundings));
}

function runExample(blueprint: CompiledBlueprint | null, example: Example, surroundings: Surroundings): ExampleResult {
  const definitions: Definitions = {
    blueprints: blueprint ? [blueprint] : [],
    blueprint: (key, version) =>
      blueprint && key === blueprint.key && version === blueprint.version ? blueprint : undefined,
    fields: exampleFields(example, surroundings.fields),
    templates: surroundings.templates ?? new Map(),
    lifecycle: surroundings.lifecycle ?? BASE_LIFECYCLE,
    ...(surroundings.calendars ? { calendars: surroundings.calendars } : {}),
  };
  const failures = new Play(definitions, blueprint, example).run();
  return { name: example.name, passed: failures.length === 0, failures };
}
