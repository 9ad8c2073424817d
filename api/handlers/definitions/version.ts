import { definitions } from "../../contract/definitions.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "./found.ts";

export const readVersion = handles(definitions.version, async (desk, { params }) => {
  const { versions } = await foundDefinition(desk, params.kind, params.key);
  const found = versions.find(({ version }) => version === params.version);
  if (!found) throw refusal("notFound");
  return { status: 200, verbatim: found.body, etag: found.version };
});
