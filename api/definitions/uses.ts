import { linksOf, type NamedKind } from "../../blueprints/export/links.ts";
import { isJsonObject, type Json, type JsonObject } from "../../blueprints/json.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { type Text, textSchema } from "../../blueprints/text.ts";
import type { DefinitionRecord } from "./read.ts";

/** Where a document names something: the place in it, and the name of the part around, such as the transition. */
export interface UsePlace {
  readonly pointer: string;
  readonly part: Text | null;
}

/** A document that names something, in force or as it is being drawn. */
export interface Use {
  readonly kind: Kind;
  readonly key: string;
  readonly name: Text;
  readonly inForce: boolean;
  readonly inDraft: boolean;
  /** In the version in force, else in the draft. */
  readonly places: readonly UsePlace[];
}

/**
 * Which documents name a field, template, calendar, group, …: whoever takes it away, or changes it, touches them. What is switched
 * off and has no draft names nothing any more.
 */
export function usesOf(
  target: { readonly kind: NamedKind; readonly key: string },
  records: readonly Pick<DefinitionRecord, "kind" | "key" | "draft" | "versions">[],
): readonly Use[] {
  const placesIn = (document: JsonObject): UsePlace[] =>
    linksOf(document)
      .filter(({ kind, key }) => kind === target.kind && key === target.key)
      .map(({ pointer }) => ({ pointer, part: partAround(document, pointer) }));
  return records.flatMap(({ kind, key, draft, versions }) => {
    // A document that names itself, such as a rule that waits for its own blueprint, is no user of itself.
    if (kind === target.kind && key === target.key) return [];
    const published = parsed(versions.find(({ status }) => status === "published")?.body);
    const drawn = parsed(draft?.body);
    const [now, next] = [published ? placesIn(published) : [], drawn ? placesIn(drawn) : []];
    const places = now.length > 0 ? now : next;
    const document = now.length > 0 ? published : drawn;
    if (places.length === 0 || !document) return [];
    const named = textSchema.safeParse(document.name);
    const name = named.success ? named.data : key;
    return [{ kind, key, name, inForce: now.length > 0, inDraft: next.length > 0, places }];
  });
}

function parsed(body: string | undefined): JsonObject | null {
  const document: unknown = body === undefined ? null : JSON.parse(body);
  return isJsonObject(document) ? document : null;
}

/** The name of the innermost part with a name that stands around a place; null when none but the document has one. */
function partAround(document: JsonObject, pointer: string): Text | null {
  let part: Text | null = null;
  let value: Json | undefined = document;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) value = value[Number(name)];
    else value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    const named = isJsonObject(value) ? textSchema.safeParse(value.name) : null;
    if (named?.success) part = named.data;
  }
  return part;
}
