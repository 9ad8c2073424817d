import { opensNoMore, seesNoMore } from "../../blueprints/role.ts";
import type { Person } from "./people.ts";
import { type Reach, type RoleGiven, reachOf } from "./roles.ts";

/** Whether somebody who reaches `own` may give or take what makes up `other`. */
export const reachesNoFurther = (other: Reach, own: Reach): boolean =>
  opensNoMore(other.basedOn, own.basedOn) &&
  seesNoMore(other.sees, own.sees) &&
  other.rights.every((right) => own.rights.includes(right));

type Beyond = { readonly fault: "beyond"; readonly at: "role" | "rights" | "email" };

/** Nobody gives what he does not have himself, nor takes over somebody who may do more. The desk's own tools (`system`) may. */
export function beyond(
  roles: readonly RoleGiven[],
  everybody: readonly Person[],
  by: string,
  was: Person | null,
  becomes: Person,
): Beyond | null {
  if (by === "system") return null;
  const giver = everybody.find(({ key }) => key === by);
  if (!giver) return { fault: "beyond", at: "role" };
  const own = reachOf(roles, giver);
  if (was && was.key !== by && !reachesNoFurther(reachOf(roles, was), own)) return { fault: "beyond", at: "email" };
  const next = reachOf(roles, becomes);
  if (!opensNoMore(next.basedOn, own.basedOn) || !seesNoMore(next.sees, own.sees))
    return { fault: "beyond", at: "role" };
  return next.rights.every((right) => own.rights.includes(right)) ? null : { fault: "beyond", at: "rights" };
}
