import type { Assignment } from "../blueprints/assignment.ts";
import type { FieldDefinition } from "../blueprints/field.ts";
import type { Lifecycle } from "../blueprints/lifecycle.ts";
import type { Macro } from "../blueprints/macro.ts";
import type { WhyNoOwner } from "../blueprints/people.ts";
import type { Template } from "../blueprints/template.ts";
import type { CompiledCalendar } from "./calendar/calendar.ts";
import type { CompiledPolicy } from "./clocks/compile-policy.ts";
import type { CompiledForm } from "./compile-form.ts";
import type { CompiledBlueprint } from "./compiled.ts";
import type { CompiledTimeRule } from "./deadlines/compile-time-rule.ts";
import type { CompiledRouting } from "./rules/compile-routing.ts";
import type { Triggers } from "./rules/compile-trigger.ts";

/** Everything published that a decision may need; the shell caches it by version. */
export interface Definitions {
  /** Published blueprints in entry order. */
  readonly blueprints: readonly CompiledBlueprint[];
  /** Any version that a ticket is pinned to; undefined when it is not there. */
  readonly blueprint: (key: string, version: number) => CompiledBlueprint | undefined;
  /** To whom nothing is assigned, and why. Absent: everybody may own tickets. */
  readonly noOwners?: ReadonlyMap<string, WhyNoOwner>;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly lifecycle: Lifecycle;
  /** Working hours by key; absent: there are none, and nothing that waits in working time comes due. */
  readonly calendars?: ReadonlyMap<string, CompiledCalendar>;
  /** The version in force of each calendar. */
  readonly calendarVersions?: ReadonlyMap<string, number>;
  /** Any version of a calendar that a journal names. */
  readonly calendar?: (key: string, version: number) => CompiledCalendar | undefined;
  /** When a version of a calendar was published, epoch ms; absent: always, for those of examples and trials. */
  readonly calendarSince?: (key: string, version: number) => number | undefined;
  /** Published SLA policies in their order: the first whose condition holds applies. */
  readonly policies?: readonly CompiledPolicy[];
  /** Any version of a policy that a journal names. */
  readonly policy?: (key: string, version: number) => CompiledPolicy | undefined;
  /** Published time rules in their order. */
  readonly timeRules?: readonly CompiledTimeRule[];
  /** Published triggers in their order, filed by what starts them. */
  readonly triggers?: Triggers;
  /** The routing table in force. */
  readonly routing?: CompiledRouting;
  /** How groups share their work, by group. */
  readonly assignments?: ReadonlyMap<string, Assignment>;
  /** Published forms by key, in their order. */
  readonly forms?: ReadonlyMap<string, CompiledForm>;
  /** Published macros by key. */
  readonly macros?: ReadonlyMap<string, Macro>;
}
