import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { verdict } from "../../blueprints/satisfiable.ts";
import type { Text } from "../../blueprints/text.ts";
import { parsed } from "../conditions/model.ts";

/** A kind of ticket, as far as it is known before it is there. */
export interface KindOfTicket {
  readonly department: string;
  /** Null: of any type. */
  readonly type: string | null;
}

/** A document in force, whole. */
export interface InForce {
  readonly kind: Kind;
  readonly key: string;
  readonly name: Text;
  readonly document: { readonly [key: string]: Json };
}

/** A document, or a row of one, that acts on a kind of ticket. */
export interface Touch {
  readonly kind: Kind;
  readonly key: string;
  readonly name: Text;
  /** The row of a table, counted from one. */
  readonly row?: number;
  /** Under this condition; null: always. */
  readonly when: Json | null;
}

/** Whether a condition can hold for such a ticket: `always`, `never`, or it depends. */
export function holdsFor(when: Json | undefined, { department, type }: KindOfTicket): "always" | "never" | null {
  if (when === undefined) return "always";
  const tree = parsed(when);
  if (!tree) return null;
  const known = new Map<string, readonly Json[]>([
    ["ticket.department", [department]],
    ...(type === null ? [] : [["ticket.type", [type]] as const]),
  ]);
  return verdict(tree, (path) => known.get(path) ?? null);
}

const partOf = (value: Json | undefined, key: string): Json | undefined =>
  isJsonObject(value) ? value[key] : undefined;

/** The documents of one kind that act on such tickets, in the order in which they are asked. */
export function touching(all: readonly InForce[], kind: Kind, ticket: KindOfTicket): readonly Touch[] {
  const touches: Touch[] = [];
  for (const one of all) {
    if (one.kind !== kind) continue;
    const { key, name, document } = one;
    if (kind === "routing") {
      touches.push(...rowsOf(one, ticket));
      continue;
    }
    const when = kind === "blueprint" ? partOf(document.entry, "when") : document.when;
    const holds = holdsFor(when, ticket);
    if (holds === "never") continue;
    touches.push({ kind, key, name, when: holds === "always" ? null : (when ?? null) });
    // Of these the first that fits counts: what comes behind one that always fits is never asked.
    if (holds === "always" && (kind === "sla-policy" || kind === "blueprint")) break;
  }
  return touches;
}

function rowsOf({ kind, key, name, document }: InForce, ticket: KindOfTicket): readonly Touch[] {
  const touches: Touch[] = [];
  const rows = Array.isArray(document.rows) ? document.rows : [];
  for (const [index, row] of rows.entries()) {
    const when = partOf(row, "when");
    const holds = holdsFor(when, ticket);
    if (holds === "never") continue;
    touches.push({ kind, key, name, row: index + 1, when: holds === "always" ? null : (when ?? null) });
    if (holds === "always") break;
  }
  return touches;
}

/** Everything that documents say at a key, wherever it stands: `template`, `group`. */
export function namedAt(documents: readonly Json[], wanted: string): readonly string[] {
  const found = new Set<string>();
  const walk = (value: Json): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isJsonObject(value))
      for (const [key, item] of Object.entries(value)) {
        if (key === wanted && typeof item === "string") found.add(item);
        else if (key !== "examples") walk(item);
      }
  };
  for (const document of documents) walk(document);
  return [...found];
}

/** People that documents name: `role:agent`, `group:finance`. */
export function peopleNamed(documents: readonly Json[], kind: "role" | "group"): readonly string[] {
  const found = new Set<string>();
  const walk = (value: Json): void => {
    if (typeof value === "string") {
      if (value.startsWith(`${kind}:`)) found.add(value);
    } else if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) if (key !== "examples") walk(item);
  };
  for (const document of documents) walk(document);
  return [...found];
}
