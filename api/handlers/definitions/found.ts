import type { Kind } from "../../../blueprints/kinds.ts";
import { type DefinitionRecord, readDefinition } from "../../definitions/read.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { authorsOf, definitionView } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";

/** The document that a path names, or the answer that there is none. */
export async function foundDefinition(desk: Desk, kind: Kind, key: string): Promise<DefinitionRecord> {
  // Views are somebody's, and have endpoints that know whose.
  const record = kind === "view" ? undefined : await readDefinition(desk.store.db, { kind, key });
  if (!record) throw refusal("notFound");
  return record;
}

export async function viewOf(desk: Desk, record: DefinitionRecord) {
  return definitionView(record, await readNames(desk.store.db, authorsOf([record])));
}
