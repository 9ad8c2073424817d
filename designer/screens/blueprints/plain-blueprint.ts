import type { Blueprint } from "../../../blueprints/blueprint.ts";

/** The smallest useful process: three states, and the ways that every ticket needs. */
export function plainBlueprint(key: string, name: string): Blueprint {
  return {
    kind: "blueprint",
    schemaVersion: 1,
    key,
    name,
    entry: { when: { isEmpty: [{ var: "ticket.department" }] }, into: { new: "new", open: "in-progress" } },
    states: [
      { id: "new", name: { en: "New", fr: "Nouveau" }, status: "new" },
      { id: "in-progress", name: { en: "In progress", fr: "En cours" }, status: "open" },
      {
        id: "resolved",
        name: { en: "Resolved", fr: "Résolu" },
        status: "solved",
        final: "resolved",
        reenter: "in-progress",
      },
    ],
    transitions: [
      {
        id: "take",
        name: { en: "Take it", fr: "Prendre en charge" },
        from: ["new"],
        to: "in-progress",
        after: [{ do: "assign", to: "actor" }],
      },
      {
        id: "resolve",
        name: { en: "Resolve", fr: "Résoudre" },
        from: ["in-progress"],
        to: "resolved",
        primary: true,
        during: [{ ask: "reply", required: true }],
      },
    ],
    layout: { new: [0, 0], "in-progress": [320, 0], resolved: [640, 0] },
  };
}
