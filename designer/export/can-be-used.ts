import type { Kind } from "../../blueprints/kinds.ts";

const NAMED: readonly Kind[] = ["blueprint", "field", "template", "calendar", "macro", "form", "role", "part"];

/** Kinds whose documents others name; rules and tables act by themselves. */
export const canBeUsed = (kind: Kind): boolean => NAMED.includes(kind);
