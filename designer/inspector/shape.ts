import { z } from "zod";
import { conditionSchema } from "../../blueprints/condition.ts";
import { durationSchema } from "../../blueprints/duration.ts";
import type { Json } from "../../blueprints/json.ts";
import { personSchema } from "../../blueprints/people.ts";
import { textSchema } from "../../blueprints/text.ts";
import { actionSchema } from "../../blueprints/vocabulary/actions.ts";
import { askSchema } from "../../blueprints/vocabulary/asks.ts";

/** Where the choices of a text come from: the directory, or the document itself. */
export type Picks =
  | "people"
  | "groups"
  | "departments"
  | "fields"
  | "templates"
  | "blueprints"
  | "states"
  | "transitions"
  | "colour";

/** What kind of control a schema asks for. Read from the vocabulary's own schemas: a new word needs no form of its own. */
export type Shape =
  | {
      readonly kind: "text" | "duration" | "person" | "people" | "condition" | "requirement" | "boolean" | "json";
    }
  /** One value and no other. */
  | { readonly kind: "only"; readonly value: Json }
  | { readonly kind: "string"; readonly picks: Picks | null }
  | { readonly kind: "strings"; readonly picks: Picks | null }
  | { readonly kind: "number"; readonly whole: boolean; readonly least: number | null }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "object"; readonly parts: readonly Part[] }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "words"; readonly of: "actions" | "asks" }
  | { readonly kind: "either"; readonly options: readonly Option[] };

export interface Part {
  readonly name: string;
  readonly shape: Shape;
  readonly optional: boolean;
  readonly hint: string | null;
}

export interface Option {
  readonly shape: Shape;
  readonly fits: (value: unknown) => boolean;
}

/** A schema and what `describe` makes of it share their definition. */
const isSame = (schema: z.ZodType, known: z.ZodType): boolean => schema._zod.def === known._zod.def;

const PICKS: { readonly [name: string]: Picks } = {
  field: "fields",
  template: "templates",
  blueprint: "blueprints",
  transition: "transitions",
  reenter: "states",
  pausedIn: "states",
  group: "groups",
  department: "departments",
  departments: "departments",
  colour: "colour",
};

/** What a pattern names, where it names people: `^department:` and the like. */
function picksOf(schema: z.ZodString, name: string): Picks | null {
  const patterns = (schema._zod.def.checks ?? []).map((check) => {
    const pattern = "pattern" in check._zod.def ? check._zod.def.pattern : null;
    return pattern instanceof RegExp ? pattern.source : "";
  });
  if (patterns.some((p) => p.startsWith("^department:"))) return "departments";
  if (patterns.some((p) => p.startsWith("^group:"))) return "groups";
  return PICKS[name] ?? null;
}

/** The description next to a schema, on it or on what it wraps. */
function hintOf(schema: z.ZodType): string | null {
  return schema.description ?? (schema instanceof z.ZodOptional ? hintOf(inner(schema)) : null);
}

// zod types what it wraps as its core type; every schema of ours is a full one.
const inner = (schema: z.ZodOptional): z.ZodType => schema.unwrap() as z.ZodType;

export function shapeOf(schema: z.ZodType, name = ""): Shape {
  if (schema instanceof z.ZodOptional) return shapeOf(inner(schema), name);
  if (isSame(schema, textSchema)) return { kind: "text" };
  if (isSame(schema, personSchema)) return { kind: "person" };
  if (isSame(schema, durationSchema)) return { kind: "duration" };
  if (isSame(schema, conditionSchema)) return { kind: "condition" };
  if (schema instanceof z.ZodObject) return { kind: "object", parts: partsOf(schema) };
  if (schema instanceof z.ZodArray) return listOf(schema.element as z.ZodType, name);
  if (schema instanceof z.ZodNull) return { kind: "only", value: null };
  if (schema instanceof z.ZodBoolean) return { kind: "boolean" };
  if (schema instanceof z.ZodEnum) return { kind: "choice", choices: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral) {
    const values = [...schema.values];
    return values.every((v) => typeof v === "string")
      ? { kind: "choice", choices: values }
      : { kind: "only", value: true };
  }
  if (schema instanceof z.ZodNumber) {
    const { minValue, isInt } = schema;
    return { kind: "number", whole: isInt, least: minValue !== null && Number.isFinite(minValue) ? minValue : null };
  }
  if (schema instanceof z.ZodString) return { kind: "string", picks: picksOf(schema, name) };
  // An option of a union is a full schema too.
  if (schema instanceof z.ZodUnion) return unionOf(schema.options as readonly z.ZodType[], name);
  return { kind: "json" };
}

/** The parts of an object but its discriminator and its id. */
export function partsOf(schema: z.ZodObject): Part[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) => {
    if (name === "do" || name === "ask" || name === "id") return [];
    return [{ name, shape: shapeOf(part, name), optional: part instanceof z.ZodOptional, hint: hintOf(part) }];
  });
}

function listOf(element: z.ZodType, name: string): Shape {
  if (isSame(element, personSchema)) return { kind: "people" };
  if (isSame(element, actionSchema)) return { kind: "words", of: "actions" };
  if (isSame(element, askSchema)) return { kind: "words", of: "asks" };
  if (element instanceof z.ZodString && !isSame(element, durationSchema))
    return { kind: "strings", picks: picksOf(element, name) };
  return { kind: "list", item: shapeOf(element, name) };
}

function unionOf(options: readonly z.ZodType[], name: string): Shape {
  const shapes = options.map((option) => shapeOf(option, name));
  const kinds = shapes.map((shape) => shape.kind);
  if (kinds.join() === "boolean,condition") return { kind: "requirement" };
  if (shapes.every((shape) => shape.kind === "choice"))
    return { kind: "choice", choices: shapes.flatMap((s) => (s.kind === "choice" ? s.choices : [])) };
  return {
    kind: "either",
    options: options.map((option, at) => ({
      shape: shapes[at] ?? { kind: "json" },
      fits: (value) => option.safeParse(value).success,
    })),
  };
}

/** What stands there at first: the least that the person then completes. */
export function blankOf(shape: Shape): Json {
  switch (shape.kind) {
    case "text":
    case "string":
      return shape.kind === "string" && shape.picks === "colour" ? "#1d4ed8" : "";
    case "duration":
      return "PT24H";
    case "person":
      return "owner";
    case "people":
      return ["owner"];
    case "condition":
      return { allOf: [] };
    case "requirement":
    case "boolean":
      return true;
    case "only":
      return shape.value;
    case "json":
      return {};
    case "strings":
    case "words":
      return [];
    case "number":
      return shape.least !== null && shape.least > 0 ? shape.least : shape.whole ? 1 : 0.75;
    case "choice":
      return shape.choices[0] ?? "";
    case "list":
      return [blankOf(shape.item)];
    case "either": {
      const first = shape.options[0];
      return first ? blankOf(first.shape) : "";
    }
    case "object":
      return Object.fromEntries(
        shape.parts.filter((part) => !part.optional).map((part) => [part.name, blankOf(part.shape)]),
      );
  }
}
