import type { Macro } from "../../../blueprints/macro.ts";

/** A first draft, offered on every ticket. */
export const plainMacro = (key: string, name: string): Macro => ({
  kind: "macro",
  schemaVersion: 1,
  key,
  name,
  do: [],
});

/** True for a macro whose form can be drawn, finished or not. */
export function isMacroLike(value: unknown): value is Macro {
  if (typeof value !== "object" || value === null || !("do" in value)) return false;
  return Array.isArray(value.do) && value.do.every((it) => typeof it === "object" && it !== null && "do" in it);
}
