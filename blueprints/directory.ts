import type { FieldDefinition } from "./field.ts";
import type { Lifecycle } from "./lifecycle.ts";
import type { SlaPolicy } from "./sla-policy.ts";
import type { Trigger } from "./trigger.ts";

/** What an installation has, for checking a document against it. Keys of people are `group:finance`, `agent:ana`, … */
export interface Directory {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly templates: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  /** Keys of calendars; absent: nobody has asked. */
  readonly calendars?: ReadonlySet<string>;
  /** States of the published blueprints, by key of the blueprint; absent: nobody has asked. */
  readonly states?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Which statuses may follow which on a ticket that no blueprint has; absent: nobody has asked. */
  readonly lifecycle?: Lifecycle;
  /** Published SLA policies in their order; absent: nobody has asked. */
  readonly policies?: readonly SlaPolicy[];
  /** Published triggers in their order; absent: nobody has asked. */
  readonly triggers?: readonly Trigger[];
  /** Collaborators by key, with their names: nothing is assigned to them. */
  readonly noSeats?: ReadonlyMap<string, string>;
  /** Groups, roles and departments in which nobody is. */
  readonly withoutMembers?: ReadonlySet<string>;
}

/** What a document needs of an installation, sorted: the first thing to look at when it is carried elsewhere. */
export interface Needs {
  readonly fields: readonly string[];
  readonly templates: readonly string[];
  readonly agents: readonly string[];
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly departments: readonly string[];
}
