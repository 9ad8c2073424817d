import type { DirectoryView } from "../../api/contract/directory.ts";
import { sentenceOf } from "../../runtime/reasons.ts";
import type { Naming } from "./process.ts";

/** What this desk calls whatever a document refers to by key. */
export function namingOf(directory: DirectoryView | null): Naming {
  if (!directory) return {};
  const { groups, departments, roles, people, templates, blueprints, formerFields = [], fields } = directory;
  const names = new Map([
    ...[...templates, ...blueprints].map(({ key, name }) => [key, name] as const),
    ...[...groups, ...departments, ...roles, ...people].map(({ id, name }) => [id, name] as const),
  ]);
  return {
    fields: new Map([...formerFields, ...fields].map((field) => [field.key, field])),
    named: (reference) => {
      const name = names.get(reference);
      return name === undefined ? undefined : sentenceOf(name);
    },
  };
}
