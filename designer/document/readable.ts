import { z } from "zod";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { layoutSchema } from "../../blueprints/layout.ts";
import { STATUSES } from "../../blueprints/status.ts";
import { textSchema } from "../../blueprints/text.ts";

const text = z.union([textSchema, z.literal("")]);

/** What the editor needs to draw a document. The grammar asks for more; what is missing there is a problem, not a refusal. */
const drawable = z.looseObject({
  kind: z.literal("blueprint"),
  key: z.string(),
  name: text,
  entry: z.looseObject({ into: z.record(z.string(), z.string()) }),
  states: z
    .array(
      z.looseObject({
        id: z.string(),
        name: z.union([text, z.record(z.string(), z.string())]),
        status: z.enum(STATUSES),
      }),
    )
    .min(1),
  transitions: z.array(
    z.looseObject({
      id: z.string(),
      name: z.union([text, z.record(z.string(), z.string())]),
      from: z.union([z.array(z.string()), z.literal("any")]),
      except: z.array(z.string()).optional(),
      to: z.string(),
      during: z.array(z.looseObject({ ask: z.string() })).optional(),
      after: z.array(z.looseObject({ do: z.string() })).optional(),
    }),
  ),
  sections: z
    .array(
      z.looseObject({
        id: z.string(),
        name: z.union([text, z.record(z.string(), z.string())]),
        states: z.array(z.string()),
      }),
    )
    .optional(),
  notes: z
    .array(
      z.looseObject({
        id: z.string(),
        text: z.union([text, z.record(z.string(), z.string())]),
        at: z.tuple([z.number(), z.number()]),
      }),
    )
    .optional(),
  layout: layoutSchema.optional(),
});

/** True when the editor can draw it and edit it; an unfinished draft may still break the grammar. */
export const isBlueprintLike = (value: unknown): value is Blueprint => drawable.safeParse(value).success;
