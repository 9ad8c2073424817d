import { periodOf } from "../../blueprints/search/moments.ts";
import { type OperatorKind, SCALES, type SearchOperator } from "../../blueprints/search/operators.ts";
import type { Comparison, FilterPart, QueryFinding } from "../../blueprints/search/query.ts";
import { plainWords } from "../../blueprints/search/tokens.ts";
import type { Text } from "../../blueprints/text.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Principal } from "../auth/principal.ts";
import type { RowTest } from "./asked.ts";
import type { Key } from "./source.ts";

/** Somebody or something with a name, as operators find it. */
export interface Known {
  readonly key: string;
  readonly name: string;
  readonly email?: string;
}

/** Who asks, when, and the names of this desk. `inside`: an agent. */
export interface Around {
  readonly principal: Principal;
  readonly inside: boolean;
  readonly now: number;
  readonly offset: number;
  readonly definitions: Definitions;
  readonly people: readonly Known[];
  readonly groups: readonly Known[];
  readonly departments: readonly Known[];
}

type Meaning = RowTest | { readonly kind: "key"; readonly key: Key } | QueryFinding;

/** What an operator with this value asks, or why it asks nothing. */
export function meaningOf(operator: SearchOperator, part: FilterPart, around: Around): Meaning {
  const { kind } = operator;
  if (kind === "status" || kind === "priority") return onScale(kind, part, around);
  if (kind === "period") return inPeriod(operator.name, part, around);
  if (part.comparison !== "=") return noOrder(part);
  if (plainWords(part.value) === "") return unknownValue(part);
  return named(kind, part, around);
}

function onScale(kind: "status" | "priority", part: FilterPart, { inside }: Around): Meaning {
  const value = part.value.toLowerCase();
  if (kind === "priority" && value === "none" && part.comparison === "=")
    return { kind: "in", column: kind, values: [null] };
  const scale = SCALES[kind];
  // A requester sees hold as open, and asks by what he sees.
  const at = !inside && value === "hold" ? -1 : scale.indexOf(value);
  if (at < 0) return unknownValue(part);
  const values = scale.filter((one, place) => {
    const seen = !inside && one === "hold" ? scale.indexOf("open") : place;
    return compares(part.comparison, seen - at);
  });
  return { kind: "in", column: kind, values };
}

function compares(comparison: Comparison, difference: number): boolean {
  switch (comparison) {
    case "=":
      return difference === 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
  }
}

const MOMENTS = { created: "created_at", updated: "updated_at", solved: "solved_at" } as const;

function inPeriod(name: string, part: FilterPart, { now, offset }: Around): Meaning {
  const period = periodOf(part.comparison, part.value, now, offset);
  const column = name === "updated" || name === "solved" ? MOMENTS[name] : MOMENTS.created;
  return period ? { kind: "during", column, ...period } : unknownValue(part);
}

function named(
  kind: Exclude<OperatorKind, "status" | "priority" | "period">,
  part: FilterPart,
  around: Around,
): Meaning {
  const { value } = part;
  const word = value.toLowerCase();
  const { principal, definitions } = around;
  const among = (column: Extract<RowTest, { kind: "in" }>["column"], values: readonly (string | null)[]): Meaning =>
    values.length === 0 ? unknownValue(part) : { kind: "in", column, values };
  switch (kind) {
    case "person":
      if (word === "none") return among("assignee", [null]);
      return among("assignee", word === "me" ? [principal.id] : keysOf(around.people, value));
    case "group":
      if (word === "none") return among("group_key", [null]);
      return among("group_key", word === "mine" ? principal.actor.groups : keysOf(around.groups, value));
    case "department":
      return among("department", word === "none" ? [null] : keysOf(around.departments, value));
    case "blueprint":
      return among("blueprint", word === "none" ? [null] : keysOf(blueprintsOf(definitions), value));
    case "state":
      // A state of an earlier version is known by its id alone.
      return among("state", [...new Set([...keysOf(statesOf(definitions), value), value])]);
    case "contact":
      return { kind: "key", key: { name: "requester", value } };
    case "tag":
      return { kind: "key", key: { name: "tag", value } };
    case "word":
      return among(part.name === "channel" ? "channel" : "type", [word]);
  }
}

/** Those that are called so: by key, with or without its kind, by address, by whole name, else by the words that a name begins with. */
function keysOf(all: readonly Known[], value: string): readonly string[] {
  const wanted = plainWords(value);
  const exact = all.filter(
    ({ key, name, email }) =>
      [key, key.slice(key.indexOf(":") + 1), name].some((one) => plainWords(one) === wanted) ||
      (email !== undefined && plainWords(email) === wanted),
  );
  const found = exact.length > 0 ? exact : all.filter(({ name }) => ` ${plainWords(name)}`.includes(` ${wanted}`));
  return [...new Set(found.map(({ key }) => key))];
}

const textsOf = (text: Text): readonly string[] => (typeof text === "string" ? [text] : Object.values(text));

const blueprintsOf = ({ blueprints }: Definitions): readonly Known[] =>
  blueprints.flatMap(({ document, key }) => textsOf(document.name).map((name) => ({ key, name })));

const statesOf = ({ blueprints }: Definitions): readonly Known[] =>
  blueprints.flatMap(({ document }) =>
    document.states.flatMap(({ id, name }) => textsOf(name).map((one) => ({ key: id, name: one }))),
  );

export const unknownValue = ({ name, value, valueAt }: FilterPart): QueryFinding => ({
  code: "unknownValue",
  severity: "error",
  from: valueAt.from,
  to: valueAt.to,
  message: {
    en: `“${value}” is nothing that “${name}” can be.`,
    fr: `« ${value} » n’est pas une valeur possible de « ${name} ».`,
  },
});

export const noOrder = ({ name, valueAt }: FilterPart): QueryFinding => ({
  code: "noOrder",
  severity: "error",
  from: valueAt.from,
  to: valueAt.to,
  message: {
    en: `What “${name}” holds has no order: leave out < and >.`,
    fr: `Ce que contient « ${name} » n’a pas d’ordre : retirez < et >.`,
  },
});
