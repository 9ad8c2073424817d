import type { Kind } from "../../../blueprints/kinds.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import { mayCall, type Principal } from "../../auth/principal.ts";
import type { PublishRequestView } from "../../contract/publishing.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import type { PublishRequest } from "../../definitions/publish-requests.ts";
import { type DefinitionRecord, readDefinition } from "../../definitions/store.ts";
import type { Desk } from "../../desk.ts";
import { Refusal } from "../../http/problems.ts";
import { definitionName, plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { assertMayWrite } from "../definitions/may-write.ts";

const OWN: Sentence = {
  en: "Whoever wrote a draft, or asked for it to be published, does not approve it.",
  fr: "Qui a écrit un brouillon, ou demandé sa publication, ne l'approuve pas.",
};
const NO_RIGHT: Sentence = {
  en: "This takes the right to publish documents.",
  fr: "Il faut le droit de publier des documents.",
};

/** Why somebody cannot answer a request; null: he can. */
export async function notTheirs(
  desk: Desk,
  principal: Principal,
  request: PublishRequest,
  record: DefinitionRecord,
): Promise<Sentence | null> {
  if (!mayCall("right:publish", principal)) return NO_RIGHT;
  if (request.author === principal.id || record.draft?.author === principal.id) return OWN;
  try {
    await assertMayWrite(desk, principal, record.kind, record);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.detail;
    throw error;
  }
}

/** A request as the caller sees it; null: its document is gone. */
export async function requestView(
  desk: Desk,
  principal: Principal,
  request: PublishRequest,
): Promise<PublishRequestView | null> {
  // Written from a Kind alone.
  const kind = request.kind as Kind;
  const record = await readDefinition(desk.store.db, { kind, key: request.key });
  if (!record) return null;
  const names = await readNames(desk.store.db, [request.author]);
  const [newest] = documentsOf({ ...record, versions: [] });
  return {
    ...{ id: request.id, kind, key: request.key, revision: request.revision, at: request.at, note: request.note },
    name: plainText(definitionName(newest ? { ...record, versions: [] } : record)),
    inForce: record.versions.find(({ status }) => status === "published")?.version ?? null,
    author: names.of(request.author),
    notYours: await notTheirs(desk, principal, request, record),
  };
}
