import type { Kind } from "../../../blueprints/kinds.ts";
import type { Principal } from "../../auth/principal.ts";
import { publishing } from "../../contract/publishing.ts";
import { setOrder } from "../../definitions/order.ts";
import { end, type PublishRequest, readRequest } from "../../definitions/publish-requests.ts";
import type { DefinitionRecord } from "../../definitions/read.ts";
import { publish, retire } from "../../definitions/store.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { assertUnused } from "../definitions/retire.ts";
import { soundDraft } from "../definitions/sound-draft.ts";
import { findingView } from "../definitions/verified.ts";
import { assertMayChange, notTheirs, placesOf, wantedBy } from "./request-view.ts";

/** The request that a path names, with its document, when the caller may answer it. */
async function answerable(desk: Desk, principal: Principal, id: string) {
  const request = await readRequest(desk.store.db, id);
  if (!request) throw refusal("notFound");
  if (request.status !== "waiting") throw refusal("answeredAlready");
  const wanted = await wantedBy(desk, request);
  if (!wanted) throw refusal("notFound");
  await assertMayChange(desk, principal, wanted);
  if (await notTheirs(desk, principal, wanted)) throw refusal("ownRequest");
  return { request, wanted };
}

/** Does exactly what was asked for and looked at; who agreed is noted. */
export const approveRequest = handles(publishing.approve, async (desk, { params, principal }) => {
  const { request, wanted } = await answerable(desk, principal, params.id);
  const { kind, record } = wanted;
  const body = record
    ? request.act === "retire"
      ? await switchOff(desk, principal, request, record)
      : await publishDraft(desk, principal, request, record)
    : await putInOrder(desk, principal, request, kind);
  desk.live.definitionsChanged();
  return { status: 200, body };
});

/** Exactly the revision that was asked for; who asked is its author. */
async function publishDraft(desk: Desk, principal: Principal, request: PublishRequest, record: DefinitionRecord) {
  // Somebody else has answered in this very moment: what was asked for is live.
  if (!record.draft) throw refusal("answeredAlready");
  const verification = await soundDraft(desk, record, request.revision);
  const { kind, key } = record;
  const done = await publish(desk.store.db, {
    ...{ kind, key, expected: request.revision, author: request.author, note: request.note },
    at: desk.clock.now(),
    approval: { request: request.id, by: principal.id },
  });
  if (!done.ok) throw refusal("answeredAlready");
  return { version: done.version, findings: verification.findings.map(findingView) };
}

async function switchOff(desk: Desk, principal: Principal, { id }: PublishRequest, { kind, key }: DefinitionRecord) {
  await assertUnused(desk, kind, key);
  const approval = { request: id, by: principal.id };
  const version = await retire(desk.store.db, { kind, key, by: principal.id, at: desk.clock.now(), approval });
  if (version === undefined) throw refusal("answeredAlready");
  return { version, findings: [] };
}

async function putInOrder(desk: Desk, principal: Principal, request: PublishRequest, kind: Kind) {
  const approval = { request: request.id, by: principal.id };
  if (!(await setOrder(desk.store.db, kind, placesOf(request), desk.clock.now(), approval)))
    throw refusal("answeredAlready");
  return { version: null, findings: [] };
}

export const refuseRequest = handles(publishing.refuse, async (desk, { params, body, principal }) => {
  const { request } = await answerable(desk, principal, params.id);
  const done = { status: "refused", decided_by: principal.id, decided_at: desk.clock.now(), word: body.word } as const;
  const ended = await desk.store.db.transaction().execute((trx) => end(trx, request.id, done));
  if (!ended) throw refusal("answeredAlready");
  desk.live.definitionsChanged();
  return { status: 204 };
});
