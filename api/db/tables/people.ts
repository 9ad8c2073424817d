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

/** A requester. `id` is `requester:…`; `emails` is a JSON list of folded addresses. */
export interface ContactTable {
  id: string;
  name: string;
  emails: string;
  language: string;
  kind: string;
  verified: number;
  organization: string | null;
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
}
