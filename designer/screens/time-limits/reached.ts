import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import { type ShadowedPolicy, shadowedPolicies } from "../../../blueprints/shadowed-policies.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";

/** Published policies that no ticket ever reaches, by key; what is no draft stands in the order of the list. */
export function shadowedIn(
  items: readonly DefinitionSummary[],
  documents: ReadonlyMap<string, SlaPolicy>,
  directory: DirectoryView | null,
): ReadonlyMap<string, ShadowedPolicy["finding"]> {
  const inOrder = items.flatMap((item) => (item.published === null ? [] : (documents.get(item.key) ?? [])));
  const known = directory && {
    fields: new Map(directory.fields.map((field) => [field.key, field])),
    templates: new Set(directory.templates.map(({ key }) => key)),
    people: new Set<string>(),
  };
  return new Map(shadowedPolicies(inOrder, known ?? undefined).map(({ key, finding }) => [key, finding]));
}
