import { definitions } from "../../contract/definitions.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "./found.ts";

export const readDraft = handles(definitions.draft, async (desk, { params }) => {
  const { draft } = await foundDefinition(desk, params.kind, params.key);
  if (!draft) throw refusal("notFound");
  return { status: 200, verbatim: draft.body, etag: draft.revision };
});
