import type { JsonObject } from "../json.ts";
import type { OperandPlace, Operator } from "../vocabulary/operator.ts";
import { OPERATORS } from "../vocabulary/operators.ts";
import { LABELLED_PATHS } from "./labels.ts";

const CONDITION: JsonObject = { $ref: "#/definitions/condition" };

/** What an editor may complete at the place of an operand; any value may also be worked out by an operator. */
function placeSchema(place: OperandPlace): JsonObject {
  const title = place.name.en;
  if (place.kind === "mode") return { title, enum: [...(place.choices ?? [])] };
  if (place.kind === "pattern") return { title, type: "string" };
  if (place.kind === "duration")
    return { title, anyOf: [{ type: "string", examples: ["PT1H", "PT48H", "P3D"] }, CONDITION] };
  return { title, allOf: [CONDITION] };
}

function operatorSchema(operator: Operator): JsonObject {
  const { operands } = operator;
  const words = operands.map((operand) => operand.name.en).join(", ");
  const least = operands.filter((place) => !place.optional).length;
  const list: JsonObject =
    operator.family === "own" && !operator.rest
      ? { type: "array", minItems: least, items: operands.map(placeSchema), additionalItems: false }
      : { type: "array", items: CONDITION };
  const single: JsonObject = operator.path ? { type: "string", examples: LABELLED_PATHS } : CONDITION;
  return {
    title: operator.title.en,
    description: `${operator.description.en} Takes: ${words}. Example: ${JSON.stringify(operator.example)}`,
    // A single operand may stand without its list, as everywhere in JsonLogic.
    ...(least > 1 ? list : { anyOf: [single, list] }),
  };
}

/** JSON Schema (draft 7) of a condition, for completion in an editor: every operator with its description. Its place is `definitions.condition`. */
export const conditionJsonSchema: JsonObject = {
  description: "A condition: JsonLogic, with our own typed operators.",
  anyOf: [
    { type: ["boolean", "string", "number", "null"] },
    { type: "array", items: CONDITION },
    {
      type: "object",
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(
        [...OPERATORS.values()].map((operator) => [operator.name, operatorSchema(operator)]),
      ),
    },
  ],
};
