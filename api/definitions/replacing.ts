import type { NamedKind } from "../../blueprints/export/links.ts";
import { replaced } from "../../blueprints/export/rename.ts";
import { isJsonObject, type JsonObject } from "../../blueprints/json.ts";
import type { DefinitionRecord } from "./read.ts";
import { usesOf } from "./uses.ts";

/** One thing in the place of another of its kind. */
export interface Replacement {
  readonly kind: NamedKind;
  readonly key: string;
  readonly by: string;
}

/** A document that names what is replaced, as it is drawn now (its draft, else what is in force) and as it would be. */
export interface Replacing {
  readonly record: DefinitionRecord;
  readonly before: JsonObject;
  /** The same as `before` where only what is in force names it: the draft does no more. */
  readonly after: JsonObject;
}

/** Every document that names it, in force or in its draft, with the replacement drawn in. */
export function replacingIn(
  { kind, key, by }: Replacement,
  records: readonly DefinitionRecord[],
): readonly Replacing[] {
  const users = new Set(usesOf({ kind, key }, records).map((use) => `${use.kind}/${use.key}`));
  return records.flatMap((record) => {
    if (!users.has(`${record.kind}/${record.key}`) || isItself(record, kind, by)) return [];
    const text = record.draft?.body ?? record.versions.find(({ status }) => status === "published")?.body;
    const before: unknown = text === undefined ? null : JSON.parse(text);
    return isJsonObject(before) ? [{ record, before, after: replaced(before, { kind, from: key, to: by }) }] : [];
  });
}

/** A document in its own place would name itself. */
const isItself = (record: DefinitionRecord, kind: NamedKind, by: string): boolean =>
  record.kind === kind && record.key === by;
