import { definitions } from "../../contract/definitions.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { authorsOf, definitionSummary } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";

export const listAll = handles(definitions.list, async (desk, { query }) => {
  const records = (await listDefinitions(desk.store.db, query.kind)).filter(({ kind }) => kind !== "view");
  const names = await readNames(desk.store.db, authorsOf(records));
  return { status: 200, body: { items: records.map((record) => definitionSummary(record, names)) } };
});
