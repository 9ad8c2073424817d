import { RIGHTS } from "../../../blueprints/people.ts";
import { BASES, type Role, SIGHTS } from "../../../blueprints/role.ts";

/** A first draft: an agent, and nothing more. Keys of roles are written small. */
export const plainRole = (key: string, name: string): Role => ({
  ...{ kind: "role", schemaVersion: 1, key: key.toLowerCase(), name },
  ...{ basedOn: "agent", rights: [], sees: "departments" },
});

/** True for a role that the form can show. */
export function isRoleLike(value: unknown): value is Role {
  if (typeof value !== "object" || value === null) return false;
  if (!("basedOn" in value && "rights" in value && "sees" in value)) return false;
  const { basedOn, rights, sees } = value;
  return (
    BASES.some((one) => one === basedOn) &&
    SIGHTS.some((one) => one === sees) &&
    Array.isArray(rights) &&
    rights.every((right) => RIGHTS.some((one) => one === right))
  );
}
