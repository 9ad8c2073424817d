import type { Kind } from "../../../blueprints/kinds.ts";

/** One stage of what follows a change, and whose documents act in it. */
export interface Stage {
  readonly id: "change" | "routing" | "trigger" | "assignment" | "blueprint" | "sla" | "notify" | "time";
  readonly kind: Kind | null;
  /** Address of the documents' editor, below which a document stands by its key. */
  readonly path: string | null;
  /** Whether the first that fits counts, or each that fits acts; null: neither has to be said. */
  readonly takes: "first" | "each" | null;
}

/** The order in which the runtime does it: the same for every change, whoever makes it. */
export const STAGES: readonly Stage[] = [
  { id: "change", kind: null, path: null, takes: null },
  { id: "routing", kind: "routing", path: "/routing", takes: null },
  { id: "trigger", kind: "trigger", path: "/triggers", takes: "each" },
  { id: "assignment", kind: "assignment", path: "/assignment", takes: null },
  { id: "blueprint", kind: "blueprint", path: "/blueprints", takes: "first" },
  { id: "sla", kind: "sla-policy", path: "/time-limits", takes: "first" },
  { id: "notify", kind: null, path: null, takes: null },
  { id: "time", kind: "time-rule", path: "/time-rules", takes: "each" },
];
