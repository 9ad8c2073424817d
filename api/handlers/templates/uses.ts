import type { Text } from "../../../blueprints/text.ts";
import type { Uses } from "../../../blueprints/used.ts";
import { usesOf, usesOfPolicy, usesOfRule, usesOfTimeRule } from "../../../blueprints/uses.ts";
import { type TemplateUse, templates } from "../../contract/templates.ts";
import { handles } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";

/** How often a document writes with each template. */
function usesIn(kind: TemplateUse["kind"], { key, name }: { key: string; name: Text }, uses: Uses): TemplateUse[] {
  const named = uses.references.filter((reference) => reference.kind === "template");
  return [...Map.groupBy(named, (reference) => reference.key)].map(([template, places]) => ({
    template,
    kind,
    key,
    name: plainText(name),
    places: places.length,
  }));
}

export const listTemplateUses = handles(templates.uses, async ({ store, definitions }) => {
  const inForce = await definitions.current(store.db);
  const items = [
    ...inForce.blueprints.flatMap(({ document }) => usesIn("blueprint", document, usesOf(document))),
    ...(inForce.policies ?? []).flatMap(({ document }) => usesIn("sla-policy", document, usesOfPolicy(document))),
    ...(inForce.timeRules ?? []).flatMap(({ document }) => usesIn("time-rule", document, usesOfTimeRule(document))),
    ...(inForce.triggers?.list ?? []).flatMap(({ document }) => usesIn("trigger", document, usesOfRule(document))),
    ...[...(inForce.macros?.values() ?? [])].flatMap((document) => usesIn("macro", document, usesOfRule(document))),
  ];
  return { status: 200, body: { items } };
});
