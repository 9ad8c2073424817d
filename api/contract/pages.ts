import { z } from "zod";
import { endpoint, json } from "./endpoint.ts";

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
} as const;
