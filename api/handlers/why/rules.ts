import type { Kind } from "../../../blueprints/kinds.ts";
import { routingSchema } from "../../../blueprints/routing.ts";
import { type AskableRule, why } from "../../contract/why.ts";
import { type DefinitionRecord, listDefinitions } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { definitionName, parsedDocument, plainText } from "../../present/definitions.ts";
import type { Archive } from "./telling.ts";

const KINDS = [
  ["trigger", "trigger"],
  ["time-rule", "timeRule"],
  ["assignment", "assignment"],
] as const satisfies readonly (readonly [Kind, AskableRule["kind"]])[];

export const listAskable = handles(why.rules, async (desk) => ({
  status: 200,
  body: { items: await askableRules(desk) },
}));

/** Every rule of which one may ask why it did not act, those in force first in each kind. */
async function askableRules({ store }: Pick<Archive, "store">): Promise<AskableRule[]> {
  const items: AskableRule[] = [];
  for (const [kind, shown] of KINDS)
    for (const record of await listDefinitions(store.db, kind))
      items.push({
        rule: `${kind}:${record.key}`,
        kind: shown,
        name: plainText(definitionName(record)),
        state: stateOf(record),
      });
  for (const record of await listDefinitions(store.db, "routing")) items.push(...rowsOf(record));
  return items.toSorted((a, b) => Number(a.state !== "inForce") - Number(b.state !== "inForce"));
}

const stateOf = ({ versions }: DefinitionRecord): AskableRule["state"] =>
  versions.length === 0 ? "draft" : versions.some(({ status }) => status === "published") ? "inForce" : "off";

/** The rows of the newest version. */
function rowsOf(record: DefinitionRecord): readonly AskableRule[] {
  const newest = record.versions.find(({ status }) => status === "published") ?? record.versions[0];
  const read = newest && routingSchema.safeParse(parsedDocument(newest.body));
  return (read?.data?.rows ?? []).map(({ id, name }) => ({
    rule: `routing:${record.key}/rows/${id}`,
    kind: "row",
    name: plainText(name ?? id),
    state: stateOf(record),
  }));
}
