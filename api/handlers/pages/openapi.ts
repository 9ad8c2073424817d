import { readFileSync } from "node:fs";
import { openapiDocument } from "../../contract/openapi.ts";
import { pages } from "../../contract/pages.ts";
import { handles } from "../../http/handler.ts";

const project = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

/** Made once: the tables don't change while the server runs. */
const body = openapiDocument(project.version);

export const readOpenapi = handles(pages.openapi, async () => ({ status: 200, body }));
