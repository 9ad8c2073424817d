import { z } from "zod";
import { DEFINITION_KINDS } from "../../contract/definition-views.ts";
import { definitions } from "../../contract/definitions.ts";
import { readDefinition } from "../../definitions/read.ts";
import { saveDraft } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { validated } from "../../http/validate.ts";
import { foundDefinition, viewOf } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";

const head = z.looseObject({ kind: z.enum(DEFINITION_KINDS), key: definitions.read.params.shape.key });

/** A draft whatever the document is: nothing becomes a version but by publishing. */
export const createDraft = handles(definitions.create, async (desk, { body, text, principal }) => {
  validated(head, body);
  const { kind, key } = head.parse(body);
  if (kind === "view") throw refusal("notFound");
  const known = await readDefinition(desk.store.db, { kind, key });
  await assertMayWrite(desk, principal, kind, known, body);
  if (known?.draft) throw refusal("conflict", [], { etag: `"${known.draft.revision}"` });
  const saved = await saveDraft(desk.store.db, {
    kind,
    key,
    expected: 0,
    body: text,
    author: principal.id,
    at: desk.clock.now(),
  });
  if (!saved.ok) throw refusal("conflict", [], { etag: `"${saved.revision}"` });
  desk.live.definitionsChanged();
  return { status: 201, body: await viewOf(desk, await foundDefinition(desk, kind, key)), etag: saved.revision };
});
