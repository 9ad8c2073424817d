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
  linkStyle: endpoint({
    name: "pages.linkStyle",
    method: "GET",
    path: "/link.css",
    who: "nobody",
    summary: "The style of the pages behind signed links",
    contentType: "text/css",
    answers: { 200: z.string() },
  }),
  linkScript: endpoint({
    name: "pages.linkScript",
    method: "GET",
    path: "/link.js",
    who: "nobody",
    summary: "What the scripts of the pages behind signed links share",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
  attachScript: endpoint({
    name: "pages.attachScript",
    method: "GET",
    path: "/attach.js",
    who: "nobody",
    summary: "How those pages take files that go with an answer",
    contentType: "text/javascript",
    answers: { 200: z.string() },
  }),
} as const;
