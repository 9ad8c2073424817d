import { describe, expect, it } from "vitest";
import { z } from "zod";
import { stateSchema, transitionSchema } from "../../../blueprints/blueprint.ts";
import { conditionSchema } from "../../../blueprints/condition.ts";
import { durationSchema } from "../../../blueprints/duration.ts";
import { personSchema } from "../../../blueprints/people.ts";
import { textSchema } from "../../../blueprints/text.ts";
import { actions } from "../../../blueprints/vocabulary/actions.ts";
import { asks } from "../../../blueprints/vocabulary/asks.ts";
import { blankOf, partsOf, type Shape, shapeOf } from "../../../designer/inspector/shape.ts";

const kinds = (shape: Shape): string[] => {
  if (shape.kind === "object") return shape.parts.flatMap((part) => kinds(part.shape));
  if (shape.kind === "list") return kinds(shape.item);
  if (shape.kind === "either") return shape.options.flatMap((option) => kinds(option.shape));
  return [shape.kind];
};

describe("forms drawn from schemas", () => {
  it("has a control for everything that states, transitions, actions and asks hold", () => {
    const schemas = [stateSchema, transitionSchema, ...actions.map((it) => it.schema), ...asks.map((it) => it.schema)];
    const raw = schemas.filter((schema) => kinds(shapeOf(schema)).includes("json"));
    expect(raw.map((schema) => actions.find((it) => it.schema === schema)?.type)).toEqual(["webhook"]);
  });

  it("draws an action that it has never heard of", () => {
    const made = z.strictObject({
      do: z.literal("ringBell"),
      who: z.array(personSchema).min(1).describe("Who hears it."),
      times: z.int().min(1).max(9),
      when: conditionSchema.optional(),
      words: textSchema.optional(),
      pause: durationSchema.optional(),
      loud: z.boolean().optional(),
      tone: z.enum(["high", "low"]),
    });
    expect(partsOf(made).map((part) => [part.name, part.shape.kind, part.optional])).toEqual([
      ["who", "people", false],
      ["times", "number", false],
      ["when", "condition", true],
      ["words", "text", true],
      ["pause", "duration", true],
      ["loud", "boolean", true],
      ["tone", "choice", false],
    ]);
    expect(partsOf(made)[0]?.hint).toBe("Who hears it.");
    expect(blankOf({ kind: "object", parts: partsOf(made) })).toEqual({ who: ["owner"], times: 1, tone: "high" });
  });

  it("finds the people, fields and templates that a parameter may name", () => {
    const part = (type: string, name: string) => {
      const schema = [...actions, ...asks].find((it) => it.type === type)?.schema;
      return schema instanceof z.ZodObject ? partsOf(schema).find((it) => it.name === name)?.shape : undefined;
    };
    expect(part("notify", "to")).toEqual({ kind: "people" });
    expect(part("assign", "to")).toEqual({ kind: "person" });
    expect(part("moveDepartment", "to")).toEqual({ kind: "string", picks: "departments" });
    expect(part("notify", "template")).toEqual({ kind: "string", picks: "templates" });
    expect(part("setField", "field")).toEqual({ kind: "string", picks: "fields" });
  });
});
