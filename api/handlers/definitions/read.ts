import { definitions } from "../../contract/definitions.ts";
import { handles } from "../../http/handler.ts";
import { foundDefinition, viewOf } from "./found.ts";

export const readOne = handles(definitions.read, async (desk, { params }) => {
  const record = await foundDefinition(desk, params.kind, params.key);
  return { status: 200, body: await viewOf(desk, record), etag: record.draft?.revision ?? 0 };
});
