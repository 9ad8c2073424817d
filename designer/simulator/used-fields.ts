import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";

/** The desk's own fields of which the process speaks, in the desk's order: what its conditions read and its steps ask. */
export function usedFields(document: Blueprint, known: readonly FieldDefinition[]): readonly FieldDefinition[] {
  const words = JSON.stringify([document.entry, document.states, document.transitions]);
  const read = words.matchAll(/ticket\.fields\.([A-Za-z][A-Za-z0-9_-]{0,63})|"field":"([A-Za-z][A-Za-z0-9_-]{0,63})"/g);
  const named = new Set([...read].map((match) => match[1] ?? match[2] ?? ""));
  return known.filter(({ key }) => named.has(key));
}
