import { linksOf, type NamedKind } from "../../blueprints/export/links.ts";
import { isJsonObject, type Json, type JsonObject } from "../../blueprints/json.ts";
import { isKind, type Kind } from "../../blueprints/kinds.ts";
import { BASES } from "../../blueprints/role.ts";
import type { DefinitionRecord } from "./read.ts";
import { usesOf } from "./uses.ts";

/** Something by its name: `field/amount`, `group/finance`. */
export interface Name {
  readonly kind: NamedKind;
  readonly key: string;
}

const nameOf = ({ kind, key }: Name): string => `${kind}/${key}`;

/** Rights and views are of a desk's own people: they are not carried to another. */
const STAYS: ReadonlySet<NamedKind> = new Set(["role", "view"]);
/** Roles that every desk has. */
const isEverywhere = ({ kind, key }: Name): boolean => kind === "role" && BASES.some((base) => base === key);
/** Kinds that act on a blueprint's tickets by naming it. */
const GO_WITH: ReadonlySet<Kind> = new Set(["trigger", "time-rule", "sla-policy", "macro", "form", "template"]);

const parsed = (body: string | undefined): JsonObject | null => {
  const document: unknown = body === undefined ? null : JSON.parse(body);
  return isJsonObject(document) ? document : null;
};
const inForce = ({ versions }: DefinitionRecord): string | undefined =>
  versions.find(({ status }) => status === "published")?.body;

/** What a document is here for others: in force, else as it is drawn, else as it was. */
export const standing = (record: DefinitionRecord): JsonObject | null =>
  parsed(inForce(record) ?? record.draft?.body ?? record.versions[0]?.body);

/** What an import would write over: the draft, else what is in force, else what was. */
export const newest = (record: DefinitionRecord): JsonObject | null =>
  parsed(record.draft?.body ?? inForce(record) ?? record.versions[0]?.body);

/** Everything that a document names, each once, itself left out. */
export function namesIn(document: JsonObject): readonly Name[] {
  const names = new Map(linksOf(document).map(({ kind, key }) => [`${kind}/${key}`, { kind, key }]));
  names.delete(`${String(document.kind)}/${String(document.key)}`);
  return [...names.values()];
}

export interface Companion extends Name {
  readonly kind: Kind;
  readonly standing: "needed" | "goesWith";
  readonly needs: readonly Name[];
  readonly document: JsonObject;
}

export interface Carrying {
  readonly needs: readonly Name[];
  readonly companions: readonly Companion[];
  readonly people: readonly Name[];
  readonly missing: readonly Name[];
}

/** What travels with a document: what it needs, and what that needs; then what names it, with its own needs. */
export function carriedWith(document: JsonObject, records: readonly DefinitionRecord[]): Carrying {
  const known = new Map(records.map((record) => [nameOf(record), record]));
  const found = new Map<string, Companion>();
  const people = new Map<string, Name>();
  const missing = new Map<string, Name>();
  const own = `${String(document.kind)}/${String(document.key)}`;
  const follow = (names: readonly Name[], standsAs: Companion["standing"]): void => {
    const open = [...names];
    for (const name of open) {
      const id = nameOf(name);
      if (id === own || found.has(id) || missing.has(id)) continue;
      const { kind, key } = name;
      if (!isKind(kind) || STAYS.has(kind)) {
        if (!isEverywhere(name)) people.set(id, name);
        continue;
      }
      const record = known.get(id);
      const body = record && standing(record);
      if (!body) {
        missing.set(id, name);
        continue;
      }
      const needs = namesIn(body);
      found.set(id, { kind, key, standing: standsAs, needs, document: body });
      open.push(...needs);
    }
  };
  const needs = namesIn(document);
  follow(needs, "needed");
  // What a draft of ours alone names acts on nobody yet.
  const target = { kind: document.kind, key: document.key };
  if (target.kind === "blueprint" && typeof target.key === "string")
    follow(
      usesOf({ kind: "blueprint", key: target.key }, records).filter((use) => use.inForce && GO_WITH.has(use.kind)),
      "goesWith",
    );
  return { needs, companions: [...found.values()], people: [...people.values()], missing: [...missing.values()] };
}

/** Whether two documents are the same, in whatever order their keys are written. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item: Json, index) => isSame(item, other[index]));
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
