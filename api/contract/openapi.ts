import { z } from "zod";
import type { Json, JsonObject } from "../../blueprints/json.ts";
import { endpoints } from "./api.ts";
import type { Endpoint } from "./endpoint.ts";
import { problemSchema } from "./problem.ts";

/** JSON Schema of a zod schema, as OpenAPI 3.1 wants it; a recursive part becomes a local `$ref` into its own `$defs`. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  // toJSONSchema returns plain JSON; its type also allows undefined members, which JSON.stringify leaves out.
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}

const WHO: { readonly [who: string]: string } = {
  nobody: "Everybody, signed in or not.",
  signedIn: "Everybody who is signed in.",
  requester: "Requesters.",
  agent: "Agents, managers and admins.",
  manager: "Managers and admins.",
  admin: "Admins.",
};

const whoMayCall = (who: string): string => WHO[who] ?? `Who has the right “${who.slice("right:".length)}”.`;

interface ObjectSchema {
  readonly properties?: { readonly [name: string]: Json };
  readonly required?: readonly string[];
}

function parametersOf(line: Endpoint): JsonObject[] {
  const listed = (schema: z.ZodType | undefined, place: "path" | "query"): JsonObject[] => {
    if (!schema) return [];
    // Params and queries are objects in every table; the cast reads their members.
    const object = schemaOf(schema, "input") as unknown as ObjectSchema;
    return Object.entries(object.properties ?? {}).map(([name, value]) => ({
      name,
      in: place,
      required: place === "path" || (object.required ?? []).includes(name),
      schema: value,
    }));
  };
  const header = (name: string, required: boolean, description: string): JsonObject => ({
    name,
    in: "header",
    required,
    description,
    schema: { type: "string" },
  });
  return [
    ...listed(line.params, "path"),
    ...listed(line.query, "query"),
    ...(line.ifMatch ? [header("If-Match", true, 'The version that you saw, as in ETag: "7".')] : []),
    ...(line.idempotencyKey
      ? [
          header(
            "Idempotency-Key",
            line.idempotencyKey === "required",
            "The same key with the same body gives the same answer, and acts once.",
          ),
        ]
      : []),
  ];
}

function responsesOf(line: Endpoint): JsonObject {
  const good = Object.entries(line.answers).map(([status, schema]) => [
    status,
    {
      description: line.summary,
      ...(schema
        ? {
            content: {
              [line.contentType ?? "application/json"]: { schema: schemaOf(schema, "output") },
              ...(line.alsoAnswers ? { [line.alsoAnswers]: { schema: { type: "string" } } } : {}),
            },
          }
        : {}),
    },
  ]);
  const problem = {
    description: "A problem: what is wrong, where, and what would be allowed.",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return { ...Object.fromEntries(good), default: problem };
}

function operationOf(line: Endpoint): JsonObject {
  const [area = ""] = line.name.split(".");
  return {
    operationId: line.name,
    tags: [area],
    summary: line.summary,
    description: `Who may call it: ${whoMayCall(line.who)}`,
    "x-who": line.who,
    parameters: parametersOf(line),
    ...(line.upload
      ? {
          requestBody: {
            required: true,
            content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
          },
        }
      : {}),
    ...(line.readsBody ? { requestBody: { required: true, content: ANYTHING } } : {}),
    ...(line.body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(line.body, "input") } } } }
      : {}),
    responses: responsesOf(line),
    ...(line.who === "nobody" ? { security: [] } : {}),
  };
}

const ANYTHING = {
  "application/json": { schema: { description: "Any JSON." } },
  "application/x-www-form-urlencoded": { schema: { type: "object", description: "Any pairs." } },
};

/** The whole API as an OpenAPI 3.1 document, made from the same tables as server and client. */
export function openapiDocument(version: string): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const line of endpoints) {
    const path = `/api${line.path.replaceAll(/:([A-Za-z]+)/g, "{$1}")}`;
    paths[path] ??= {};
    paths[path][line.method.toLowerCase()] = operationOf(line);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Filrouge",
      version,
      description: "The desk and its blueprints over HTTP. Instants are UTC epoch milliseconds; ids are strings.",
    },
    servers: [{ url: "/" }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "filrouge.session_token" },
        token: { type: "http", scheme: "bearer" },
      },
      schemas: { Problem: schemaOf(problemSchema, "output") },
    },
  };
}
