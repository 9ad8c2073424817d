import type { Kind } from "../../../blueprints/kinds.ts";
import type { Principal } from "../../auth/principal.ts";
import { publishing } from "../../contract/publishing.ts";
import { end, readRequest } from "../../definitions/publish-requests.ts";
import { publish } from "../../definitions/store.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "../definitions/found.ts";
import { assertMayWrite } from "../definitions/may-write.ts";
import { soundDraft } from "../definitions/sound-draft.ts";
import { findingView } from "../definitions/verified.ts";
import { notTheirs } from "./request-view.ts";

/** The request that a path names, with its document, when the caller may answer it. */
async function answerable(desk: Desk, principal: Principal, id: string) {
  const request = await readRequest(desk.store.db, id);
  if (!request) throw refusal("notFound");
  if (request.status !== "waiting") throw refusal("answeredAlready");
  // Written from a Kind alone.
  const record = await foundDefinition(desk, request.kind as Kind, request.key);
  await assertMayWrite(desk, principal, record.kind, record);
  if (await notTheirs(desk, principal, request, record)) throw refusal("ownRequest");
  return { request, record };
}

/** Publishes exactly the revision that was asked for and looked at; who asked is its author, and who agreed is noted. */
export const approveRequest = handles(publishing.approve, async (desk, { params, principal }) => {
  const { request, record } = await answerable(desk, principal, params.id);
  const verification = await soundDraft(desk, record, request.revision);
  const { kind, key } = record;
  const done = await publish(desk.store.db, {
    ...{ kind, key, expected: request.revision, author: request.author, note: request.note },
    at: desk.clock.now(),
    approval: { request: request.id, by: principal.id },
  });
  if (!done.ok) throw refusal("answeredAlready");
  desk.live.definitionsChanged();
  return { status: 200, body: { version: done.version, findings: verification.findings.map(findingView) } };
});

export const refuseRequest = handles(publishing.refuse, async (desk, { params, body, principal }) => {
  const { request } = await answerable(desk, principal, params.id);
  const done = { status: "refused", decided_by: principal.id, decided_at: desk.clock.now(), word: body.word } as const;
  if (!(await end(desk.store.db, request.id, done))) throw refusal("answeredAlready");
  desk.live.definitionsChanged();
  return { status: 204 };
});
