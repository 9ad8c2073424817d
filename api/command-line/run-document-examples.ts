import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Document } from "../../blueprints/kinds.ts";
import { library } from "../../blueprints/library.ts";
import type { Lifecycle } from "../../blueprints/lifecycle.ts";
import { isPublishable, verify } from "../../blueprints/verify.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { compilePolicy } from "../../runtime/clocks/compile-policy.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import {
  carriesExamples,
  type ExampleResult,
  runExamples,
  type Surroundings,
} from "../../runtime/examples/examples.ts";

/**
 * What stands around the documents: what is shipped, and over it what was given along with them, so that a field or a
 * template beside a blueprint counts.
 */
export function surroundingsOf(given: readonly Document[]): Surroundings {
  const all = [...library.map(({ document }) => document), ...given];
  const lifecycle = all.findLast((document) => document.kind === "lifecycle");
  return {
    fields: new Map(all.flatMap((document) => (document.kind === "field" ? [[document.key, document] as const] : []))),
    templates: new Map(
      all.flatMap((document) => (document.kind === "template" ? [[document.key, document] as const] : [])),
    ),
    calendars: new Map(
      all.flatMap((document) =>
        // A calendar that its checks refuse can't be counted with.
        document.kind === "calendar" && isPublishable(verify(document))
          ? [[document.key, compileCalendar(document)] as const]
          : [],
      ),
    ),
    ...(lifecycle ? { lifecycle } : {}),
    blueprints: all.flatMap((document) => (document.kind === "blueprint" ? [compileBlueprint(document, 1)] : [])),
    policies: all.flatMap((document) => (document.kind === "sla-policy" ? [compilePolicy(document, 1, 0)] : [])),
  };
}

/** Runs a document's own examples; a kind that carries none gives none. */
export function runDocumentExamples(document: Document, surroundings: Surroundings): readonly ExampleResult[] {
  if (document.kind === "lifecycle")
    return runExamples(freeTickets(document), { ...surroundings, lifecycle: document });
  return carriesExamples(document) ? runExamples(document, surroundings) : [];
}

/** A lifecycle rules the tickets that no blueprint has: its examples run beside a blueprint that takes none. */
const freeTickets = ({ examples }: Lifecycle): Blueprint => ({
  kind: "blueprint",
  schemaVersion: 1,
  key: "nothing",
  name: "Takes no ticket",
  entry: { when: false, into: { new: "nowhere" } },
  states: [{ id: "nowhere", name: "Nowhere", status: "open" }],
  transitions: [],
  ...(examples ? { examples } : {}),
});
