import { readFileSync } from "node:fs";
import { openapiDocument } from "../../contract/openapi.ts";
import { pages } from "../../contract/pages.ts";
import { handles } from "../../http/handler.ts";

const project = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

let made: ReturnType<typeof openapiDocument> | null = null;

/** Made once, when somebody asks: the tables don't change while the server runs, and its start waits for nothing it can do later. */
export const readOpenapi = handles(pages.openapi, async () => {
  made ??= openapiDocument(project.version);
  return { status: 200, body: made };
});
