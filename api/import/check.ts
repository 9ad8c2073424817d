import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { type Mapping, mappingSchema, type Source } from "./mapping.ts";

/** The import cannot begin: what is wrong, one sentence each. */
export class CannotImport extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** Reads a mapping's JSON; every fault with its place at once. */
export function parseMapping(text: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CannotImport([
      `The mapping is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}.`,
    ]);
  }
  const read = mappingSchema.safeParse(json);
  if (read.success) return read.data;
  throw new CannotImport(
    read.error.issues.map(({ path, message }) => `mapping /${path.map(String).join("/")}: ${message}`),
  );
}

/** Who and what the desk knows, for a mapping to name. */
export interface Known {
  readonly people: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
}

/** The blueprint to follow; refused with every name that the mapping uses and the desk does not know. */
export function checkMapping(mapping: Mapping, definitions: Definitions, known: Known): CompiledBlueprint {
  const blueprint = definitions.blueprints.find(({ key }) => key === mapping.blueprint);
  if (!blueprint) {
    const published = definitions.blueprints.map(({ key }) => key).join(", ") || "none";
    throw new CannotImport([`No blueprint “${mapping.blueprint}” is published. Published: ${published}.`]);
  }
  const problems: string[] = [];
  for (const [activity, { steps = [] }] of Object.entries(mapping.activities))
    for (const step of steps)
      if (!blueprint.transitions.has(step)) problems.push(`${activity}: the blueprint has no step “${step}”.`);
  for (const field of Object.keys(mapping.ticket.fields ?? {}))
    if (!definitions.fields.has(field))
      problems.push(`There is no field “${field}”: publish it, or leave it out of the mapping.`);
  problems.push(...strangers("group", mapping.ticket.group, known.groups));
  problems.push(...strangers("department", mapping.ticket.department, known.departments));
  for (const agent of new Set(Object.values(mapping.people ?? {})))
    if (!known.people.has(agent)) problems.push(`There is no agent “${agent}”.`);
  if (problems.length > 0) throw new CannotImport(problems);
  return blueprint;
}

/** Values that the mapping itself writes; those that stay as the column has them are found when rows are read. */
function strangers(kind: string, source: Source | undefined, known: ReadonlySet<string>): readonly string[] {
  if (!source || "text" in source) return [];
  const written =
    "value" in source
      ? [source.value]
      : [...Object.values(source.values ?? {}), ...(source.otherwise === undefined ? [] : [source.otherwise])];
  return [...new Set(written)].filter((key) => !known.has(key)).map((key) => `There is no ${kind} “${key}”.`);
}
