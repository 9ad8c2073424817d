import type { Kind } from "../../../blueprints/kinds.ts";
import type { Text } from "../../../blueprints/text.ts";
import { type InForce, inForceAt } from "../../../runtime/in-force.ts";
import type { Moment } from "../../../runtime/why/moment.ts";
import { type DefinitionRecord, readDefinition } from "../../definitions/read.ts";
import { refusal } from "../../http/problems.ts";
import { definitionName } from "../../present/definitions.ts";
import type { Archive } from "./telling.ts";

/** A document as it was in force at a moment, or why none was. */
export interface Then<T> {
  readonly name: Text;
  readonly inForce: InForce;
  /** The version that was in force, or the nearest one to it; null: there is a draft alone. */
  readonly found: { readonly version: number; readonly document: T; readonly at: number } | null;
}

/** Reads the version that was in force then; facts of the very moment that name one know best. */
export async function versionThen<T>(
  { store }: Archive,
  kind: Kind,
  key: string,
  { decidedAt, facts, acted, sent }: Pick<Moment, "decidedAt" | "facts" | "acted" | "sent">,
): Promise<Then<T>> {
  const record = await readDefinition(store.db, { kind, key });
  if (!record) throw refusal("notFound");
  const named = [...facts.flatMap(({ rule }) => rule ?? []), ...acted, ...sent]
    .map((rule) => new RegExp(`^${kind}:${key}@(\\d+)`).exec(rule)?.[1])
    .find((version) => version !== undefined);
  const inForce = inForceAt(spansOf(record), decidedAt, named === undefined ? null : Number(named));
  const version = inForce.is === "never" ? undefined : inForce.version;
  const found = record.versions.find((one) => one.version === version);
  return {
    name: definitionName(record),
    inForce,
    // A published text has passed its grammar before it was written.
    found: found ? { version: found.version, document: JSON.parse(found.body) as T, at: found.at } : null,
  };
}

const spansOf = ({ versions }: DefinitionRecord) =>
  versions.map(({ version, at, retiredAt, status }) => ({ version, from: at, until: retiredAt, status }));
