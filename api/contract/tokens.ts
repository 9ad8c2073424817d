import { z } from "zod";
import { endpoint, idParams, instant } from "./endpoint.ts";

/** A token acts as the person who made it. Its secret is shown once, when it is made. */
export const tokenViewSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});

export const tokens = {
  list: endpoint({
    name: "tokens.list",
    method: "GET",
    path: "/tokens",
    who: "agent",
    summary: "My API tokens, without their secrets",
    answers: { 200: z.strictObject({ items: z.array(tokenViewSchema) }) },
  }),
  create: endpoint({
    name: "tokens.create",
    method: "POST",
    path: "/tokens",
    who: "agent",
    summary: "Make an API token; its secret is answered this once",
    body: z.strictObject({ name: z.string().min(1).max(100) }),
    idempotencyKey: "accepted",
    answers: { 201: z.strictObject({ token: tokenViewSchema, secret: z.string() }) },
  }),
  remove: endpoint({
    name: "tokens.remove",
    method: "DELETE",
    path: "/tokens/:id",
    who: "agent",
    summary: "Revoke a token; it stops working at once",
    params: idParams,
    answers: { 204: null },
  }),
} as const;
