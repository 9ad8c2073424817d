import { isPublishable } from "../../../blueprints/verify.ts";
import type { View } from "../../../blueprints/view.ts";
import { views } from "../../contract/views.ts";
import { readDefinition } from "../../definitions/read.ts";
import { saveAtOnce } from "../../definitions/save-at-once.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { conditionOf } from "../../tickets/view-book.ts";
import { judge } from "../definitions/verified.ts";
import { mayChange, viewsOf } from "./having.ts";
import { summaryNow } from "./list.ts";

/** The document as the grammar reads it, without a fault, and called as its address says. */
async function sound(desk: Desk, text: string, key: string): Promise<View> {
  const { verification } = await judge(desk, text);
  const { document, findings } = verification;
  if (!document || !isPublishable(verification)) throw refusal("notSound", findings);
  if (document.kind === "view" && document.key === key) return document;
  const message = { en: `This must be the view “${key}”.`, fr: `Ici doit se trouver la vue « ${key} ».` };
  throw refusal("invalid", [{ pointer: document.kind === "view" ? "/key" : "/kind", code: "invalid", message }]);
}

export const saveView = handles(views.save, async (desk, { principal, params, text, ifMatch }) => {
  const view = await sound(desk, text, params.key);
  if (!mayChange(view, principal)) throw refusal("notAllowed");
  const known = await readDefinition(desk.store.db, { kind: "view", key: params.key });
  const inForce = known?.versions.find(({ status }) => status === "published");
  const booked = (await viewsOf(desk, principal)).find((one) => one.view.key === params.key);
  // A key that somebody else's view has, or had, is not told from one that nobody has: it is simply taken.
  if (
    inForce ? !booked || !mayChange(booked.view, principal) : known && !mayHaveBack(known.versions[0]?.body, principal)
  )
    throw refusal(booked ? "notAllowed" : "conflict");
  const at = desk.clock.now();
  const saved = await saveAtOnce(desk.store.db, {
    kind: "view",
    key: params.key,
    expected: ifMatch,
    body: text,
    author: principal.id,
    at,
  });
  if (!saved.ok) throw refusal("stale", [], { etag: `"${saved.revision}"` });
  desk.live.definitionsChanged();
  const body = await summaryNow(desk, { view, version: saved.version, condition: conditionOf(view) }, principal);
  return { status: 200, body, etag: saved.version };
});

/** A view that was taken away comes back by whoever might have changed it then. */
const mayHaveBack = (body: string | undefined, principal: Parameters<typeof mayChange>[1]): boolean =>
  // What was in force once has passed its grammar.
  body !== undefined && mayChange(JSON.parse(body) as View, principal);
