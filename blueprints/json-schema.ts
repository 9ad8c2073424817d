import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import type { JsonObject } from "./json.ts";
import { type Kind, kinds } from "./kinds.ts";
import type { Operator } from "./vocabulary/operator.ts";
import { OPERATORS } from "./vocabulary/operators.ts";

const TITLES: Readonly<Record<Kind, string>> = {
  blueprint: "Filrouge blueprint",
  lifecycle: "Filrouge lifecycle",
  field: "Filrouge field",
  template: "Filrouge template",
  calendar: "Filrouge calendar",
  "sla-policy": "Filrouge SLA policy",
  "time-rule": "Filrouge time rule",
  trigger: "Filrouge trigger",
  routing: "Filrouge routing table",
  assignment: "Filrouge assignment",
  macro: "Filrouge macro",
  view: "Filrouge view",
  form: "Filrouge form",
  role: "Filrouge role",
  "contact-matching": "Filrouge contact matching",
  mailbox: "Filrouge mailbox",
  channel: "Filrouge channel",
  chat: "Filrouge chat",
  part: "Filrouge part",
};

const CONDITION = "#/definitions/condition";

/** The JSON Schema of a schema of ours; conditions, which zod does not see into, point to their own definition. */
export function toJsonSchema(schema: z.ZodType): JsonObject {
  const made = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (conditionSchema as unknown)) jsonSchema.$ref = CONDITION;
    },
  });
  // Through text, because beside JSON it carries a method of its own.
  return JSON.parse(JSON.stringify(made)) as JsonObject;
}

/** The JSON Schema of a kind of document, for completion and marks in an editor. The grammar stays the judge. */
export function jsonSchemaOf(kind: Kind): JsonObject {
  const { $schema = null, definitions, ...body } = toJsonSchema(kinds[kind]);
  const conditions = JSON.stringify(body).includes(CONDITION) ? { condition: conditionJsonSchema() } : {};
  const all = { ...(definitions as JsonObject | undefined), ...conditions };
  return {
    $schema,
    $id: `${kind}.schema.json`,
    title: TITLES[kind],
    ...body,
    ...(Object.keys(all).length > 0 ? { definitions: all } : {}),
  };
}

/** Paths that a condition often reads, for completion. */
const PATHS = [
  ...["status", "state", "department", "group", "assignee", "requester", "priority", "type", "category", "channel"].map(
    (name) => `ticket.${name}`,
  ),
  ...["tags", "product", "address", "language", "reopens", "replies", "requesterWords", "stateSince", "createdAt"].map(
    (name) => `ticket.${name}`,
  ),
  ...["ticket.fields.KEY", "answers.KEY", "requester.kind", "organization.plan", "event.text", "now"],
];

function conditionJsonSchema(): JsonObject {
  const operators = [...OPERATORS.values()];
  return {
    description: "A condition: JsonLogic, with our own typed operators.",
    anyOf: [
      { type: ["boolean", "string", "number", "null"] },
      { type: "array", items: { $ref: CONDITION } },
      {
        type: "object",
        minProperties: 1,
        maxProperties: 1,
        properties: Object.fromEntries(operators.map((operator) => [operator.name, operatorSchema(operator)])),
        additionalProperties: false,
      },
    ],
  };
}

function operatorSchema({ name, title, description, example, operands }: Operator): JsonObject {
  const words = operands.map((operand) => operand.name.en).join(", ");
  return {
    title: title.en,
    description: `${description.en}${words ? ` Takes: ${words}.` : ""} Example: ${JSON.stringify(example)}`,
    ...(name === "var" ? { anyOf: [{ type: "string", examples: PATHS }, { $ref: CONDITION }] } : { $ref: CONDITION }),
  };
}
