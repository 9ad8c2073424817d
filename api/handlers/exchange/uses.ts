import { isJsonObject } from "../../../blueprints/json.ts";
import type { Principal } from "../../auth/principal.ts";
import { exchange } from "../../contract/exchange.ts";
import { documentsOf } from "../../definitions/belongs-to.ts";
import { type DefinitionRecord, listDefinitions } from "../../definitions/read.ts";
import { usesOf } from "../../definitions/uses.ts";
import { worksBy } from "../../definitions/works-by.ts";
import { handles } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";

export const listUses = handles(exchange.uses, async ({ store }, { params, principal }) => {
  const records = await listDefinitions(store.db);
  const [own, others] = [
    records.filter((one) => !isOthersOwn(one, principal)),
    records.filter((one) => isOthersOwn(one, principal)),
  ];
  return {
    status: 200,
    body: {
      items: usesOf(params, own).map(({ name, places, ...use }) => ({
        ...use,
        name: plainText(name),
        places: places.map(({ pointer, part }) => ({ pointer, part: part === null ? null : plainText(part) })),
      })),
      ownViews: usesOf(params, others).length,
      people: params.kind === "calendar" ? await worksBy(store.db, params.key) : [],
    },
  };
});

/** A view that somebody else has for himself alone. */
function isOthersOwn(record: DefinitionRecord, { id }: Principal): boolean {
  if (record.kind !== "view") return false;
  return documentsOf(record).some(({ sees }) => isJsonObject(sees) && "person" in sees && sees.person !== id);
}
