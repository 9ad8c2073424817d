import { z } from "zod";
import { type Blueprint, stateSchema, transitionSchema } from "./blueprint.ts";
import { keySchema } from "./key.ts";
import { layoutSchema } from "./layout.ts";
import { textSchema } from "./text.ts";

/** The grammar of a part, version 1: states and steps drawn once, to be put into blueprints. */
export const partSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("part"),
    schemaVersion: z.literal(1),
    key: keySchema,
    name: textSchema,
    description: textSchema.optional().describe("What it is for, and what to wire when it has been put in."),
    states: z.array(stateSchema).min(1).max(200),
    transitions: z
      .array(transitionSchema)
      .max(500)
      .describe("Steps among these states; the ways in and out are drawn where it is put."),
    layout: layoutSchema.optional().describe("Place of each state."),
  })
  .describe("A part: states and steps that are drawn once and put into several blueprints.");

export type Part = z.infer<typeof partSchema>;

/** The part as a blueprint of its own, for whatever reads or draws one. */
export const asBlueprint = ({ kind: _, ...part }: Part): Blueprint => {
  const [first] = part.states;
  return { ...part, kind: "blueprint", entry: { into: first ? { [first.status]: first.id } : {} } };
};
