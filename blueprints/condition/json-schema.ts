import type { Json, JsonObject } from "../json.ts";
import type { OperandKind, Operator } from "../vocabulary/operator.ts";
import { OPERATORS } from "../vocabulary/operators.ts";

const CONDITION: JsonObject = { $ref: "#/$defs/condition" };

/** What an editor may complete at the place of an operand. Only a written-out value is narrowed; any of them may be worked out instead. */
function operandSchema(kind: OperandKind, choices: readonly string[] | undefined): JsonObject {
  if (kind === "mode") return { enum: [...(choices ?? [])] };
  if (kind === "pattern") return { type: "string" };
  return CONDITION;
}

function operatorSchema(operator: Operator): JsonObject {
  const places = operator.operands;
  const items = places.map((place) => ({ title: place.name.en, ...operandSchema(place.kind, place.choices) }));
  const least = places.filter((place) => !place.optional).length;
  const list: JsonObject =
    operator.family === "own"
      ? {
          type: "array",
          minItems: least,
          ...(operator.rest ? { items: CONDITION } : { prefixItems: items, items: false, maxItems: items.length }),
        }
      : { type: "array", items: CONDITION };
  const examples: readonly Json[] = [operator.example];
  // A single operand may stand without its list, as everywhere in JsonLogic.
  const body: JsonObject = least > 1 ? list : { anyOf: [list, CONDITION] };
  return { title: operator.title.en, description: operator.description.en, examples, ...body };
}

/** JSON Schema of a condition, for completion in an editor: every operator with its description. Put it under `$defs.condition`. */
export const conditionJsonSchema: JsonObject = {
  title: "Condition",
  description: "A condition: JsonLogic, with our own typed operators.",
  anyOf: [
    { type: ["string", "number", "boolean", "null"] },
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
