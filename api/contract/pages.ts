import { z } from "zod";
import { endpoint, json } from "./endpoint.ts";

/** What a live stream says: ids of tickets and kinds of definitions that changed. Read again what you show of them. */
export const liveEventSchema = z.strictObject({ tickets: z.array(z.string()), definitions: z.array(z.string()) });

export type LiveEvent = z.infer<typeof liveEventSchema>;

export const pages = {
  openapi: endpoint({
    name: "pages.openapi",
    method: "GET",
    path: "/openapi.json",
    who: "nobody",
    summary: "This API as an OpenAPI 3.1 document",
    answers: { 200: z.record(z.string(), json) },
  }),
  docs: endpoint({
    name: "pages.docs",
    method: "GET",
    path: "/docs",
    who: "nobody",
    summary: "A page to read and try this API",
    contentType: "text/html",
    answers: { 200: z.string() },
  }),
  docsScript: endpoint({
    name: "pages.docsScript",
    method: "GET",
    path: "/docs.js",
    who: "nobody",
    summary: "The script of that page",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  live: endpoint({
    name: "pages.live",
    method: "GET",
    path: "/live",
    who: "signedIn",
    summary: "Server-sent events named change: what changed of what you may see",
    contentType: "text/event-stream",
    answers: { 200: liveEventSchema },
  }),
} as const;
