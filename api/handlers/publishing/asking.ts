import type { Principal } from "../../auth/principal.ts";
import { publishing } from "../../contract/publishing.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { orderMoves } from "../../definitions/order-moves.ts";
import { ask, end, readRequest, readWaiting, waitingFor } from "../../definitions/publish-requests.ts";
import { readDefinition } from "../../definitions/read.ts";
import { needsSecondPerson } from "../../definitions/second-person.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "../definitions/found.ts";
import { assertMayWrite, isOthers } from "../definitions/may-write.ts";
import { assertUnused } from "../definitions/retire.ts";
import { soundDraft } from "../definitions/sound-draft.ts";
import { answerersOf, requestView } from "./request-view.ts";

export const readPublishing = handles(publishing.standing, async (desk, { params, principal }) => {
  const { kind, key } = params;
  const record = await foundDefinition(desk, kind, key);
  const waits = await waitingFor(desk.store.db, { kind, key });
  const texts = [record.draft, record.versions.find(({ status }) => status === "published")];
  const bodies = texts.flatMap((one) => (one ? [one.body] : []));
  return {
    status: 200,
    body: {
      secondPerson: await needsSecondPerson(desk.store.db, kind, ...bodies),
      request: waits ? await requestView(desk, principal, waits) : null,
    },
  };
});

export const askForPublication = handles(publishing.ask, async (desk, { params, body, ifMatch, principal }) => {
  const { kind, key } = params;
  const record = await foundDefinition(desk, kind, key);
  await assertMayWrite(desk, principal, kind, record);
  await soundDraft(desk, record, ifMatch);
  const { db } = desk.store;
  const at = desk.clock.now();
  const act = "publish" as const;
  const wanted = { act, author: principal.id, places: "[]", kind, record };
  const tell = await answerersOf(desk, wanted);
  const asked = await ask(db, { kind, key, act, revision: ifMatch, author: principal.id, at, note: body.note, tell });
  if (asked === "stale") {
    const now = await readDefinition(db, { kind, key });
    throw refusal("stale", [], { etag: `"${now?.draft?.revision ?? 0}"` });
  }
  return { status: 201, body: await viewOfAsked(desk, principal, asked) };
});

/** What `ask` has answered, as the caller sees it. */
async function viewOfAsked(desk: Desk, principal: Principal, asked: { readonly id: string } | "waiting") {
  if (asked === "waiting") throw refusal("askedAlready");
  desk.live.definitionsChanged();
  const request = await readRequest(desk.store.db, asked.id);
  const view = request && (await requestView(desk, principal, request));
  if (!view) throw refusal("notFound");
  return view;
}

export const askToRetire = handles(publishing.askToRetire, async (desk, { params, body, principal }) => {
  const { kind, key } = params;
  const record = await foundDefinition(desk, kind, key);
  await assertMayWrite(desk, principal, kind, record);
  await assertUnused(desk, kind, key);
  const inForce = record.versions.find(({ status }) => status === "published");
  if (!inForce) throw refusal("notInForce");
  const by = { act: "retire", author: principal.id } as const;
  const tell = await answerersOf(desk, { ...by, places: "[]", kind, record });
  const at = desk.clock.now();
  const asked = await ask(desk.store.db, { ...by, kind, key, revision: inForce.version, at, note: body.note, tell });
  if (asked === "stale") throw refusal("notInForce");
  return { status: 201, body: await viewOfAsked(desk, principal, asked) };
});

export const askToOrder = handles(publishing.askToOrder, async (desk, { params, body, principal }) => {
  const { kind } = params;
  const { db } = desk.store;
  const { moved } = await orderMoves(db, kind, body.keys);
  if (await isOthers(desk, principal, kind, moved.flatMap(documentsOf))) throw refusal("otherDepartment");
  const by = { act: "order", author: principal.id } as const;
  const tell = await answerersOf(desk, { ...by, places: JSON.stringify(body.keys), kind, record: undefined });
  const at = desk.clock.now();
  const wish = { ...by, kind, key: "", revision: 0, places: body.keys, at, note: body.note, tell };
  const asked = await ask(db, wish);
  if (asked === "stale") throw refusal("notFound");
  return { status: 201, body: await viewOfAsked(desk, principal, asked) };
});

export const listPublishRequests = handles(publishing.requests, async (desk, { principal }) => {
  const waiting = await readWaiting(desk.store.db);
  const views = await Promise.all(waiting.map((request) => requestView(desk, principal, request)));
  return { status: 200, body: { items: views.filter((view) => view !== null) } };
});

export const takeBackRequest = handles(publishing.takeBack, async (desk, { params, principal }) => {
  const { db } = desk.store;
  const request = await readRequest(db, params.id);
  if (!request) throw refusal("notFound");
  if (request.author !== principal.id) throw refusal("notAllowed");
  const done = { status: "takenBack", decided_by: principal.id, decided_at: desk.clock.now(), word: "" } as const;
  if (!(await db.transaction().execute((trx) => end(trx, request.id, done)))) throw refusal("answeredAlready");
  desk.live.definitionsChanged();
  return { status: 204 };
});
