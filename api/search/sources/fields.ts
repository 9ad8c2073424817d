import type { Json } from "../../../blueprints/json.ts";
import { tokensIn } from "../../../blueprints/search/tokens.ts";
import type { Source } from "../source.ts";

/** Words of a long field that operators find it by one by one. */
const MOST_WORDS = 50;

/** Values of fields, tags, and the attributes that are words: the desk's own affair. */
export const fields: Source = {
  pieces: ({ ticket }) => [
    ...Object.entries(ticket.fields).flatMap(([field, value]) =>
      textsOf(value).map((text) => ({ column: "inside", place: "field", field, text }) as const),
    ),
    ...ticket.tags.map((text) => ({ column: "inside", place: "tag", text }) as const),
    ...[ticket.resolution, ticket.category, ticket.product, ticket.type].flatMap((text) =>
      text === null ? [] : [{ column: "inside", place: "attribute", text } as const],
    ),
  ],
  keys: ({ ticket }) => [
    ...ticket.tags.map((value) => ({ name: "tag", value })),
    ...Object.entries(ticket.fields).flatMap(([field, value]) =>
      textsOf(value)
        .flatMap((text) => [
          text,
          ...tokensIn(text)
            .slice(0, MOST_WORDS)
            .map(({ word }) => word),
        ])
        .map((text) => ({ name: `fields.${field.toLowerCase()}`, value: text })),
    ),
  ],
};

function textsOf(value: Json): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
}
