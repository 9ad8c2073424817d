import type { Member, TeamDepartment, TeamGroup, TeamRole } from "../../../api/contract/team.ts";

/** Everybody of the desk, and how they are arranged. */
export interface Team {
  readonly people: readonly Member[];
  readonly groups: readonly TeamGroup[];
  readonly departments: readonly TeamDepartment[];
  readonly roles: readonly TeamRole[];
}
