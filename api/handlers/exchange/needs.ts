import { isJsonObject, type JsonObject } from "../../../blueprints/json.ts";
import { readValue } from "../../../blueprints/read.ts";
import { textSchema } from "../../../blueprints/text.ts";
import { exchange } from "../../contract/exchange.ts";
import { carriedWith, type Name } from "../../definitions/carrying.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { plainText } from "../../present/definitions.ts";

export const plainNames = (names: readonly Name[]) => names.map(({ kind, key }) => ({ kind, key }));

/** The name that a document gives itself; its key when it has none that can be shown. */
export function nameIn(document: JsonObject, key: string) {
  const name = textSchema.safeParse(document.name);
  return plainText(name.success ? name.data : key);
}

export const listNeeds = handles(exchange.needs, async ({ store }, { body }) => {
  const { document } = body;
  const read = readValue(document);
  if (!read.ok || !isJsonObject(document))
    throw refusal(
      "notSound",
      read.ok ? [] : read.findings.map((finding) => ({ ...finding, pointer: `/document${finding.pointer}` })),
    );
  const { needs, companions, people, missing } = carriedWith(document, await listDefinitions(store.db));
  return {
    status: 200,
    body: {
      needs: plainNames(needs),
      items: companions.map(({ needs: its, document: carried, ...one }) => ({
        ...one,
        name: nameIn(carried, one.key),
        needs: plainNames(its),
        document: carried,
      })),
      people: plainNames(people),
      missing: plainNames(missing),
    },
  };
});
