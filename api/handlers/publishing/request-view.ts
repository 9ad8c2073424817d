import type { Kind } from "../../../blueprints/kinds.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import { loadPrincipal, mayCall, type Principal } from "../../auth/principal.ts";
import type { PublishRequestView } from "../../contract/publishing.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { orderMoves } from "../../definitions/order-moves.ts";
import type { PublishRequest } from "../../definitions/publish-requests.ts";
import { type DefinitionRecord, readDefinition } from "../../definitions/read.ts";
import type { Desk } from "../../desk.ts";
import { Refusal, refusal } from "../../http/problems.ts";
import { readPeople } from "../../people/people.ts";
import { definitionName, plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { assertMayWrite, isOthers } from "../definitions/may-write.ts";

const OWN: Sentence = {
  en: "Whoever wrote a draft, or asked for it to be published, does not approve it.",
  fr: "Qui a écrit un brouillon, ou demandé sa publication, ne l’approuve pas.",
};
const NO_RIGHT: Sentence = {
  en: "This takes the right to publish documents.",
  fr: "Il faut le droit de publier des documents.",
};

/** What a request wants, before it is one and after. */
type Wanted = Pick<PublishRequest, "act" | "author" | "places"> & {
  readonly kind: Kind;
  /** Undefined: it is about the order of the kind. */
  readonly record: DefinitionRecord | undefined;
};

/** What somebody has asked for; null: its document is gone. */
export async function wantedBy({ store }: Desk, request: PublishRequest): Promise<Wanted | null> {
  const { act, author, places, key } = request;
  // Written from a Kind alone.
  const kind = request.kind as Kind;
  if (act === "order") return { act, author, places, kind, record: undefined };
  const record = await readDefinition(store.db, { kind, key });
  return record ? { act, author, places, kind, record } : null;
}

export const placesOf = ({ places }: Pick<PublishRequest, "places">): readonly string[] =>
  JSON.parse(places) as string[]; // Written by ask() alone.

/** Refuses whoever may not change what is asked for. */
export async function assertMayChange(
  desk: Desk,
  principal: Principal,
  { kind, record, ...wanted }: Wanted,
): Promise<void> {
  if (record) return assertMayWrite(desk, principal, kind, record);
  const { moved } = await orderMoves(desk.store.db, kind, placesOf(wanted));
  if (await isOthers(desk, principal, kind, moved.flatMap(documentsOf))) throw refusal("otherDepartment");
}

/** Why somebody cannot answer a request; null: he can. */
export async function notTheirs(desk: Desk, principal: Principal, wanted: Wanted): Promise<Sentence | null> {
  if (!mayCall("right:publish", principal)) return NO_RIGHT;
  const writer = wanted.act === "publish" ? wanted.record?.draft?.author : undefined;
  if (wanted.author === principal.id || writer === principal.id) return OWN;
  try {
    await assertMayChange(desk, principal, wanted);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.detail;
    throw error;
  }
}

/** Everybody who may answer. */
export async function answerersOf(desk: Desk, wanted: Wanted): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { key, active } of await readPeople(desk.store.db)) {
    const principal = active ? await loadPrincipal(desk.store, desk.statements, key, "session") : null;
    if (principal && (await notTheirs(desk, principal, wanted)) === null) found.push(key);
  }
  return found;
}

/** A request as the caller sees it; null: its document is gone. */
export async function requestView(
  desk: Desk,
  principal: Principal,
  request: PublishRequest,
): Promise<PublishRequestView | null> {
  const wanted = await wantedBy(desk, request);
  if (!wanted) return null;
  const { kind, record } = wanted;
  const { id, act, key, revision, at, note } = request;
  const names = await readNames(desk.store.db, [request.author]);
  return {
    ...{ id, act, kind, key, revision, at, note },
    name: record ? nameOf(record, act) : "",
    order: record ? null : await orderNames(desk, wanted),
    inForce: record?.versions.find(({ status }) => status === "published")?.version ?? null,
    author: names.of(request.author),
    notYours: await notTheirs(desk, principal, wanted),
  };
}

/** The name that it would have: that of the draft, where it is the draft that waits. */
function nameOf(record: DefinitionRecord, act: PublishRequest["act"]) {
  const [newest] = act === "publish" ? documentsOf({ ...record, versions: [] }) : [];
  return plainText(definitionName(newest ? { ...record, versions: [] } : record));
}

async function orderNames({ store }: Desk, { kind, ...wanted }: Wanted) {
  const { next } = await orderMoves(store.db, kind, placesOf(wanted));
  const inForce = next.filter(({ versions }) => versions.some(({ status }) => status === "published"));
  return inForce.map((record) => plainText(definitionName(record)));
}
