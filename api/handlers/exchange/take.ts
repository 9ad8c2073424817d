import { exchange } from "../../contract/exchange.ts";
import { readDefinition } from "../../definitions/read.ts";
import { saveDrafts } from "../../definitions/save-drafts.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { assertMayWrite } from "../definitions/may-write.ts";
import { carriable } from "./carriable.ts";

export const takeDocuments = handles(exchange.take, async (desk, { body, principal }) => {
  const at = desk.clock.now();
  const wanted = body.documents.map(({ document, revision }, index) => ({
    ...carriable(document, `/documents/${index}/document`),
    revision,
  }));
  for (const { kind, key, document } of wanted)
    await assertMayWrite(desk, principal, kind, await readDefinition(desk.store.db, { kind, key }), document);
  const saved = await saveDrafts(
    desk.store.db,
    wanted.map(({ kind, key, document, revision }) => ({
      kind,
      key,
      expected: revision,
      body: JSON.stringify(document),
      author: principal.id,
      at,
    })),
  );
  if (!saved.ok) throw changedMeanwhile(`/documents/${saved.index}/revision`);
  desk.live.definitionsChanged();
  const items = wanted.map(({ kind, key }, index) => ({ kind, key, revision: saved.revisions[index] ?? 0 }));
  return { status: 201, body: { items } };
});

/** A draft that somebody else has changed: nothing at all is written. */
export const changedMeanwhile = (pointer: string) =>
  refusal("stale", [
    {
      pointer,
      code: "stale",
      message: {
        en: "Somebody has changed this draft meanwhile. Nothing was taken.",
        fr: "Quelqu’un a changé ce brouillon entre-temps. Rien n’a été pris.",
      },
    },
  ]);
