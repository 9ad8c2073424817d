import { type Assignment, PICKS } from "../../../blueprints/assignment.ts";

/** A first rule, for no group yet. */
export const plainAssignment = (key: string, name: string, group = ""): Assignment => ({
  kind: "assignment",
  schemaVersion: 1,
  key,
  name,
  group,
  method: "leastLoaded",
});

/** True for a rule whose form can be drawn, finished or not. */
export function isAssignmentLike(value: unknown): value is Assignment {
  if (typeof value !== "object" || value === null || !("group" in value) || !("method" in value)) return false;
  const part = (key: string): boolean => {
    const inner: unknown = Reflect.get(value, key);
    return inner === undefined || (typeof inner === "object" && inner !== null);
  };
  return (
    typeof value.group === "string" &&
    PICKS.some((it) => it === value.method) &&
    ["load", "capacity", "skillsTimeOut"].every(part)
  );
}
