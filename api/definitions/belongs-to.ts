import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import type { DefinitionRecord } from "./read.ts";

type Document = { readonly [key: string]: Json };

/**
 * The departments to which a document belongs; `all`: it acts on the tickets of every department. Kinds that belong to the desk as
 * a whole name none: whoever may draw, draws them.
 */
export function departmentsOf(kind: Kind, document: Document): readonly string[] | "all" {
  if (kind === "form") return typeof document.department === "string" ? [document.department] : [];
  if (kind !== "blueprint") return [];
  const named = Array.isArray(document.departments)
    ? document.departments.filter((one) => typeof one === "string")
    : [];
  return named.length > 0 ? named : "all";
}

/** What there is of a document now: the version in force and the draft. */
export function documentsOf({ draft, versions }: DefinitionRecord): readonly Document[] {
  const inForce = versions.find(({ status }) => status === "published");
  return [inForce, draft].flatMap((one) => {
    const document: unknown = one && JSON.parse(one.body);
    return isJsonObject(document) ? [document] : [];
  });
}
