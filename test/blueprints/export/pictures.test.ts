import { BpmnModdle } from "bpmn-moddle";
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { bpmnOf } from "../../../blueprints/export/bpmn.ts";
import { mermaidOf } from "../../../blueprints/export/mermaid.ts";
import { library } from "../../../blueprints/library.ts";
import { textIn } from "../../../blueprints/text.ts";

const blueprints = library.flatMap(({ document }) => (document.kind === "blueprint" ? [document] : []));
const HOSTILE = "<script>alert('1')</script> \"&]]> %% : ; {x} \u0001 [*] --> end";

/** A blueprint whose names try to be markup and grammar, and whose keys are words of the target. */
const hostile: Blueprint = {
  kind: "blueprint",
  schemaVersion: 1,
  key: "hostile",
  name: HOSTILE,
  entry: { into: { new: "end" } },
  states: [
    { id: "end", name: HOSTILE, status: "new" },
    { id: "state-note", name: "a\nb", status: "open" },
    { id: "state_note", name: `${HOSTILE} ${"x".repeat(1900)}`, status: "solved", final: "resolved" },
  ],
  transitions: [
    { id: "direction", name: HOSTILE, from: ["end", "state-note"], to: "state_note" },
    { id: "loop", name: "again", from: ["state-note"], to: "state-note" },
    { id: "late", name: "late", from: ["end"], to: "state-note", start: { after: "PT2H", time: "calendar" } },
    { id: "told", name: "told", from: ["end"], to: "state-note", start: { on: "requesterReplied" } },
    { id: "drop", name: HOSTILE, from: "any", to: "state_note" },
  ],
  layout: {},
};
const all = [...blueprints, hostile];

/** The ways that are drawn: one an origin, common ones once. */
const waysOf = ({ transitions }: Blueprint): number =>
  transitions.reduce((sum, { from }) => sum + (from === "any" ? 1 : from.length), 0);

describe("a blueprint as Mermaid", () => {
  // No reader of Mermaid is among the packages: each line is held to the part of its published grammar that is used.
  const TEXT = String.raw`[^"#;:%<>{}\[\]\\|\n]|#\d+;`;
  const LINES: readonly RegExp[] = [
    new RegExp(`^ {2}state "(?:${TEXT})+" as [A-Za-z_][A-Za-z0-9_]*$`),
    /^ {2}\[\*\] --> s_[A-Za-z0-9_]+$/,
    /^ {2}s_[A-Za-z0-9_]+ --> \[\*\]$/,
    new RegExp(`^ {2}(?:always|s_[A-Za-z0-9_]+) --> s_[A-Za-z0-9_]+ : (?:${TEXT})+$`),
  ];

  it.each(all.map((document) => [document.key, document] as const))("%s keeps to the grammar", (_, document) => {
    for (const language of ["en", "fr"]) {
      const [open, title, close, head, direction, ...lines] = mermaidOf(document, language).trimEnd().split("\n");
      expect([open, close, head, direction]).toEqual(["---", "---", "stateDiagram-v2", "  direction LR"]);
      expect(typeof JSON.parse(title?.replace("title: ", "") ?? "")).toBe("string");
      for (const line of lines)
        expect(
          LINES.some((form) => form.test(line)),
          line,
        ).toBe(true);
      const declared = new Set(lines.flatMap((line) => / as (\w+)$/.exec(line)?.[1] ?? []));
      expect([...declared].filter((id) => id !== "always")).toHaveLength(document.states.length);
      const named = lines.flatMap((line) => line.match(/\b(?:s_\w+|always)(?= -->|$| :)/g) ?? []);
      for (const id of named) expect(declared).toContain(id);
      expect(lines.filter((line) => line.includes(" --> ") && line.includes(" : "))).toHaveLength(waysOf(document));
    }
  });
});

describe("a blueprint as BPMN", () => {
  interface Read {
    readonly $type: string;
    readonly id: string;
    readonly name?: string;
    readonly sourceRef?: Read;
    readonly targetRef?: Read;
    readonly bpmnElement?: Read;
    readonly flowElements: readonly Read[];
    readonly plane: { readonly planeElement: readonly Read[] };
  }

  it.each(all.map((document) => [document.key, document] as const))(
    "%s is read back whole by bpmn-moddle",
    async (_, document) => {
      const places = new Map(Object.entries(document.layout ?? {}).map(([id, [x, y]]) => [id, [x, y] as const]));
      const xml = await bpmnOf(document, "en", { places }, new BpmnModdle());
      const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
      expect(warnings).toEqual([]);
      const root = rootElement as unknown as { rootElements: readonly Read[]; diagrams: readonly Read[] };
      const elements = root.rootElements[0]?.flowElements ?? [];
      const tasks = elements.filter(({ $type }) => $type === "bpmn:Task");
      expect(tasks.map(({ id }) => id)).toEqual(document.states.map(({ id }) => `state_${id}`));
      const flows = elements.filter(({ $type, id }) => $type === "bpmn:SequenceFlow" && id.startsWith("transition_"));
      expect(flows).toHaveLength(waysOf(document));
      for (const { id, name, targetRef } of flows) {
        const transition = document.transitions.find((one) => `${id}_from_`.startsWith(`transition_${one.id}_from_`));
        expect(targetRef?.id).toBe(`state_${transition?.to}`);
        if (document !== hostile) expect(name).toBe(textIn(transition?.name ?? "", "en"));
      }
      const shown = new Set(root.diagrams[0]?.plane.planeElement.map((one) => one.bpmnElement?.id));
      for (const { id } of elements) expect(shown, id).toContain(id);
      expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
    },
  );
});
