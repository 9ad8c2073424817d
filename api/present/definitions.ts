import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Text } from "../../blueprints/text.ts";
import { textSchema } from "../../blueprints/text.ts";
import { type DefinitionSummary, type DefinitionView, ORDERED_KINDS } from "../contract/definition-views.ts";
import type { DefinitionRecord } from "../definitions/read.ts";
import type { Names } from "./names.ts";

/** The document as a value; what is stored was read under every limit before. */
export const parsedDocument = (body: string): { readonly [key: string]: Json } => {
  const value: unknown = JSON.parse(body);
  // Only objects are ever saved.
  return isJsonObject(value) ? value : {};
};

/** The document's own name; an unfinished draft may have none that can be shown. */
export function definitionName(record: DefinitionRecord): Text {
  const inForce = record.versions.find(({ status }) => status === "published") ?? record.versions[0];
  const body = inForce?.body ?? record.draft?.body;
  const name = textSchema.safeParse(body === undefined ? undefined : parsedDocument(body).name);
  return name.success ? name.data : record.key;
}

/** The people who wrote what is shown. */
export const authorsOf = (records: readonly DefinitionRecord[]): readonly string[] =>
  records.flatMap(({ draft, versions }) => [...(draft ? [draft.author] : []), ...versions.map(({ author }) => author)]);

export function definitionSummary(record: DefinitionRecord, names: Names): DefinitionSummary {
  const { kind, key, position, draft, versions } = record;
  const published = versions.find(({ status }) => status === "published")?.version ?? null;
  return {
    kind,
    key,
    name: plainText(definitionName(record)),
    position: ORDERED_KINDS.some((ordered) => ordered === kind) ? position : null,
    published,
    retired: published === null ? (versions[0]?.version ?? null) : null,
    draft: draft && { revision: draft.revision, at: draft.at, author: names.of(draft.author) },
  };
}

export function definitionView(record: DefinitionRecord, names: Names): DefinitionView {
  const { draft, versions } = record;
  return {
    ...definitionSummary(record, names),
    draft: draft && {
      revision: draft.revision,
      at: draft.at,
      author: names.of(draft.author),
      document: parsedDocument(draft.body),
    },
    versions: versions.map(({ version, status, at, author, note }) => ({
      version,
      status,
      at,
      author: names.of(author),
      note,
    })),
  };
}

/** The contract's texts are plain mutable records. */
export const plainText = (text: Text): string | Record<string, string> =>
  typeof text === "string" ? text : { ...text };
