import type { JsonObject } from "./json.ts";

/** One step from an older written form of a kind to the next: version `from` to `from + 1`. Frozen once shipped. */
export interface Migration {
  readonly kind: string;
  readonly from: number;
  readonly migrate: (document: JsonObject) => JsonObject;
}

/** Every step ever shipped, oldest first; each has its fixture in the tests. Version 1 is the first form, so there is none yet. */
export const migrations: readonly Migration[] = [];

/** The newest written form, of every kind. */
export const SCHEMA_VERSION = 1;

/** The document in the newest form; steps that are missing leave it as it is, and the grammar then refuses it. */
export function migrate(document: JsonObject): JsonObject {
  let current = document;
  for (const step of migrations) {
    if (current.kind === step.kind && current.schemaVersion === step.from) {
      current = { ...step.migrate(current), schemaVersion: step.from + 1 };
    }
  }
  return current;
}
