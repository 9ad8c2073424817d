import { publishing } from "../../contract/publishing.ts";
import { changedPlaces } from "../../definitions/changed-places.ts";
import { approvals } from "../../definitions/publish-requests.ts";
import { type DefinitionRecord, type DefinitionVersion, listDefinitions } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { definitionName, parsedDocument, plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";

const LIMIT = 50;

/** Where a publication stands among all: the newest first, those of one instant in a fixed order. */
const placeOf = ({ kind, key }: DefinitionRecord, { at, version }: DefinitionVersion): string =>
  `${String(at).padStart(15, "0")}~${kind}~${key}~${String(version).padStart(7, "0")}`;

/** Versions are never changed: they are the log, each with what is different from the one before. */
export const listPublications = handles(publishing.log, async (desk, { query }) => {
  const { db } = desk.store;
  const { limit = LIMIT, cursor } = query;
  // Views are somebody's own.
  const records = (await listDefinitions(db, query.kind)).filter(
    ({ kind, key }) => kind !== "view" && (query.key === undefined || key === query.key),
  );
  const all = records
    .flatMap((record) => record.versions.map((version) => ({ record, version, place: placeOf(record, version) })))
    .filter(({ place }) => cursor === undefined || place < cursor)
    .sort((a, b) => (a.place < b.place ? 1 : -1));
  const page = all.slice(0, limit);
  const agreed = await approvals(db);
  const by = (record: DefinitionRecord, version: DefinitionVersion) =>
    agreed.get(`${record.kind}:${record.key}@${version.version}`) ?? null;
  const people = page.flatMap(({ record, version }) => [version.author, by(record, version)]);
  const names = await readNames(db, people);
  const items = page.map(({ record, version }) => {
    const before = record.versions.find((one) => one.version < version.version);
    return {
      ...{ kind: record.kind, key: record.key, name: plainText(definitionName(record)) },
      ...{ version: version.version, before: before?.version ?? null, at: version.at, note: version.note },
      author: names.of(version.author),
      approvedBy: names.orNull(by(record, version)),
      changes: before ? [...changedPlaces(parsedDocument(before.body), parsedDocument(version.body))] : [],
    };
  });
  return { status: 200, body: { items, next: all.length > limit ? (page.at(-1)?.place ?? null) : null } };
});
