import type { Finding } from "../../../blueprints/finding.ts";
import type { JsonObject } from "../../../blueprints/json.ts";
import { isKind } from "../../../blueprints/kinds.ts";
import { exchange } from "../../contract/exchange.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { readDirectory } from "../../definitions/directory.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { type Replacement, type Replacing, replacingIn } from "../../definitions/replacing.ts";
import { saveDrafts } from "../../definitions/save-drafts.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { plainText } from "../../present/definitions.ts";
import { assertMayWrite, isOthers } from "../definitions/may-write.ts";
import { failing } from "../definitions/sound-draft.ts";
import { judge } from "../definitions/verified.ts";
import { nameIn } from "./needs.ts";
import { changedMeanwhile } from "./take.ts";

/** Faults of one document that are sent. */
const MOST_FAULTS = 20;

export const foreseeReplacement = handles(exchange.foresee, async (desk, { body, principal }) => {
  const items = [];
  for (const one of await replacing(desk, body)) {
    const { record, before, after } = one;
    const { kind, key, draft } = record;
    const standing = await standingOf(desk, principal, one);
    const ready = standing === "ready";
    items.push({
      ...{ kind, key, name: nameIn(before, key), standing },
      revision: draft?.revision ?? 0,
      alone: !draft,
      before: ready ? before : null,
      after: ready ? after : null,
      faults: ready ? await newFaults(desk, before, after) : [],
    });
  }
  return { status: 200, body: { items } };
});

export const replaceEverywhere = handles(exchange.replace, async (desk, { body, principal }) => {
  const found = await replacing(desk, body);
  const wanted = [];
  for (const [index, { kind, key, revision }] of body.documents.entries()) {
    const one = found.find(({ record }) => record.kind === kind && record.key === key);
    if (!one) throw changedMeanwhile(`/documents/${index}`);
    await assertMayWrite(desk, principal, kind, one.record, one.after);
    if ((await standingOf(desk, principal, one)) !== "ready") throw refusal("invalid", [notDrawn(index)]);
    wanted.push({ ...one, revision });
  }
  const at = desk.clock.now();
  const saved = await saveDrafts(
    desk.store.db,
    wanted.map(({ record: { kind, key }, after, revision }) => ({
      ...{ kind, key, expected: revision, author: principal.id, at },
      body: JSON.stringify(after),
    })),
  );
  if (!saved.ok) throw changedMeanwhile(`/documents/${saved.index}/revision`);
  desk.live.definitionsChanged();
  const items = wanted.map(({ record: { kind, key, draft }, before }, index) => ({
    ...{ kind, key, revision: saved.revisions[index] ?? 0 },
    former: draft ? before : null,
  }));
  return { status: 201, body: { items } };
});

export const putDraftsBack = handles(exchange.putBack, async (desk, { body, principal }) => {
  const records = await listDefinitions(desk.store.db);
  for (const [index, { kind, key, former }] of body.items.entries()) {
    if (kind === "view" || kind === "role") throw refusal("invalid", [notDrawn(index)]);
    const record = records.find((one) => one.kind === kind && one.key === key);
    await assertMayWrite(desk, principal, kind, record, former ?? undefined);
  }
  const at = desk.clock.now();
  const saved = await saveDrafts(
    desk.store.db,
    body.items.map(({ kind, key, revision, former }) => ({
      ...{ kind, key, expected: revision, author: principal.id, at },
      body: former && JSON.stringify(former),
    })),
  );
  if (!saved.ok) throw changedMeanwhile(`/items/${saved.index}/revision`);
  desk.live.definitionsChanged();
  return { status: 200, body: { items: body.items.map(({ kind, key }) => ({ kind, key })) } };
});

/** Every user of what is replaced; refused when what comes in its place is not there. */
async function replacing(desk: Desk, replacement: Replacement): Promise<readonly Replacing[]> {
  const { kind, key, by } = replacement;
  const records = await listDefinitions(desk.store.db);
  const { people } = await readDirectory(desk.store.db, await desk.definitions.current(desk.store.db));
  const isInForce = records.some(
    (one) => one.kind === kind && one.key === by && one.versions.some(({ status }) => status === "published"),
  );
  const isThere = isInForce || (kind !== "blueprint" && isSomebody(kind) && people.has(`${kind}:${by}`));
  if (isThere && key !== by) return replacingIn(replacement, records);
  const message = isThere
    ? { en: "Nothing takes its own place.", fr: "Rien ne prend sa propre place." }
    : { en: `There is no ${by} in force.`, fr: `Il n’y a pas de ${by} en vigueur.` };
  throw refusal("invalid", [{ pointer: "/by", code: "invalid", message }]);
}

const isSomebody = (kind: string): boolean => !isKind(kind) || kind === "role";

async function standingOf(
  desk: Desk,
  principal: Principal,
  { record, before, after }: Replacing,
): Promise<"ready" | "drawn" | "others" | "apart"> {
  if (record.kind === "view" || record.kind === "role") return "apart";
  if (before === after) return "drawn";
  return (await isOthers(desk, principal, record.kind, [...documentsOf(record), after])) ? "others" : "ready";
}

/** Errors and failing examples of what would be, as far as they are not there now. */
async function newFaults(desk: Desk, before: JsonObject, after: JsonObject) {
  const known = new Set((await faultsOf(desk, before)).map(idOf));
  return (await faultsOf(desk, after))
    .filter((fault) => !known.has(idOf(fault)))
    .slice(0, MOST_FAULTS)
    .map(({ pointer, message }) => ({ pointer, message: plainText(message) }));
}

type Fault = Pick<Finding, "code" | "pointer" | "message">;

const idOf = ({ code, pointer }: Fault): string => `${code} ${pointer}`;

async function faultsOf(desk: Desk, document: JsonObject): Promise<readonly Fault[]> {
  const { verification, examples } = await judge(desk, JSON.stringify(document));
  return [
    ...verification.findings.filter(({ severity }) => severity === "error"),
    ...examples.flatMap(({ name, passed, failures }, index) =>
      passed ? [] : [{ code: "example.failed", pointer: `/examples/${index}`, message: failing(name, failures) }],
    ),
  ];
}

const notDrawn = (index: number) => ({
  pointer: `/documents/${index}`,
  code: "invalid",
  message: {
    en: "This is not drawn here: it is changed on its own page.",
    fr: "Cela ne se dessine pas ici : on le modifie sur sa propre page.",
  },
});
