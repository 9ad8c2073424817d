import type { IncomingMessage, ServerResponse } from "node:http";
import type { Language } from "../../blueprints/text.ts";
import type { Problem } from "../contract/problem.ts";
import { mayBeHeldBy } from "./held-by.ts";

/** Whether somebody has followed a link to it in a browser, which asks for pages then; programs ask for what they can read. */
export const isOpened = (request: IncomingMessage): boolean => request.headers.accept?.includes("text/html") === true;

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const plain = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => MARKS[mark] ?? "");

/** Answers with a problem as a page: its title and its sentences, without a script or a button. */
export function sendProblemPage(
  request: IncomingMessage,
  response: ServerResponse,
  { title, detail, errors }: Problem,
  language: Language,
): void {
  // Nothing in it can be pressed, so that any site may show why its form or chat is not there.
  if (request.headers["sec-fetch-dest"] === "iframe") mayBeHeldBy(response, ["*"]);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  const sentences = [...new Set([detail, ...errors.map(({ message }) => message)])];
  response.end(`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${plain(title)}</title>
    <link rel="stylesheet" href="/api/link.css" />
  </head>
  <body>
    <main>
      <h1>${plain(title)}</h1>
${sentences.map((sentence) => `      <p role="status">${plain(sentence)}</p>\n`).join("")}    </main>
  </body>
</html>
`);
}
