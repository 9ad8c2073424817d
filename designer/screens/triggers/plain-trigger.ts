import { HAPPENINGS, type Happening, type Trigger } from "../../../blueprints/trigger.ts";

/** A first draft: what starts it is chosen, what it does is not. */
export const plainTrigger =
  (starts: Happening) =>
  (key: string, name: string): Trigger => ({
    kind: "trigger",
    schemaVersion: 1,
    key,
    name,
    on: [starts],
    do: [],
  });

/** True for a trigger whose form can be drawn, finished or not. */
export function isTriggerLike(value: unknown): value is Trigger {
  if (typeof value !== "object" || value === null || !("on" in value && "do" in value)) return false;
  const known = (it: unknown): boolean => HAPPENINGS.some((one) => one === it);
  const action = (it: unknown): boolean => typeof it === "object" && it !== null && "do" in it;
  return Array.isArray(value.on) && value.on.every(known) && Array.isArray(value.do) && value.do.every(action);
}
