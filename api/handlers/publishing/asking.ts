import { publishing } from "../../contract/publishing.ts";
import { ask, end, readRequest, readWaiting, waitingFor } from "../../definitions/publish-requests.ts";
import { needsSecondPerson } from "../../definitions/second-person.ts";
import { readDefinition } from "../../definitions/store.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundDefinition } from "../definitions/found.ts";
import { assertMayWrite } from "../definitions/may-write.ts";
import { soundDraft } from "../definitions/sound-draft.ts";
import { requestView } from "./request-view.ts";

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
  const asked = await ask(db, { kind, key, revision: ifMatch, author: principal.id, at, note: body.note });
  if (asked === "draft") {
    const now = await readDefinition(db, { kind, key });
    throw refusal("stale", [], { etag: `"${now?.draft?.revision ?? 0}"` });
  }
  if (asked === "waiting") throw refusal("askedAlready");
  desk.live.definitionsChanged();
  const request = await readRequest(db, asked.id);
  const view = request && (await requestView(desk, principal, request));
  if (!view) throw refusal("notFound");
  return { status: 201, body: view };
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
  if (!(await end(db, request.id, done))) throw refusal("answeredAlready");
  desk.live.definitionsChanged();
  return { status: 204 };
});
