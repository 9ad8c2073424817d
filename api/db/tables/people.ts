import type { DepartureReason } from "../../../blueprints/assignment.ts";
import type { Sight } from "../../../blueprints/role.ts";

/** An agent or collaborator. `key` is `agent:ana`; `roles`, `rights` and `departments` are JSON lists. */
export interface PersonTable {
  key: string;
  name: string;
  email: string;
  language: string;
  roles: string;
  rights: string;
  departments: string;
  active: number;
  /** Whose tickets he sees by his role; departments where nothing is said. */
  sees?: Sight | undefined;
}

/** Whether somebody takes tickets now, and what he can do. Without a row: online, always on, no skills. */
export interface PresenceTable {
  person: string;
  /** The switch: who is away gets nothing by itself. */
  availability: "online" | "away";
  /** Epoch ms; null: not absent. */
  absent_until: number | null;
  /** Key of the calendar of his shifts; null: always on. */
  shift: string | null;
  /** JSON list of keys. */
  skills: string;
  /** JSON: `{ "perAgent"?: 5, "channels"?: { "chat": 2 } }`; what it names stands in place of the group's own. Null: nothing. */
  capacity: string | null;
  /** When his shift ends next, epoch ms; null: nobody has worked it out, or never. */
  shift_ends_at: number | null;
}

/** Who of a group was last chosen in turn. Written under the lock of the group's row. */
export interface GroupTurnTable {
  group_key: string;
  person: string;
}

/** Tickets of somebody who leaves on their way back to their groups. One worker at a time holds the row while it takes the next batch. */
export interface HandBackTable {
  id: string;
  person: string;
  why: DepartureReason;
  /** When he left, epoch ms: what he was given later is none of it. */
  since: number;
  /** When he is expected back, epoch ms; null: nobody knows. */
  until: number | null;
  by_actor: string;
  /** Tickets up to this id have been looked at. */
  cursor: string;
  /** How many went back. */
  given: number;
  started_at: number;
  finished_at: number | null;
}

/** Who changed what of a person's settings, and when. `was` and `becomes` are JSON. */
export interface PersonChangeTable {
  id: string;
  person: string;
  at: number;
  by_actor: string;
  what:
    | "skills"
    | "shift"
    | "capacity"
    | "language"
    | "availability"
    | "absentUntil"
    | "name"
    | "email"
    | "roles"
    | "rights"
    | "sees"
    | "groups"
    | "departments"
    | "active";
  was: string;
  becomes: string;
}

/** A group of people who share work. `key` is `group:finance`. */
export interface GroupTable {
  key: string;
  name: string;
  department: string | null;
  /** Key of its own working hours. */
  calendar: string | null;
}

export interface PersonGroupTable {
  person: string;
  group_key: string;
}

/** `key` is `department:finance`. */
export interface DepartmentTable {
  key: string;
  name: string;
}

/** A requester. `id` is `requester:…`; `emails` is a JSON list of folded addresses, `phones` one of numbers as they were written. */
export interface ContactTable {
  id: string;
  name: string;
  emails: string;
  language: string;
  kind: string;
  verified: number;
  organization: string | null;
  phones: string;
  customer_number: string | null;
  /** The name as lists are ordered by, and what a search looks in. */
  sort: string;
  words: string;
  /** The contact that stands for this one since they were merged. */
  merged_into: string | null;
}

/** What a contact is recognised by: `email` with its folded address, `phone` with its digits. */
export interface ContactIdentityTable {
  kind: string;
  value: string;
  contact: string;
}

/** `attributes` is a JSON object: plan, VIP and whatever else conditions read. */
export interface OrganizationTable {
  id: string;
  name: string;
  attributes: string;
  /** The name as lists are ordered by. */
  sort: string;
}
