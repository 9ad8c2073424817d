import type { FieldDefinition } from "../blueprints/field.ts";
import type { Lifecycle } from "../blueprints/lifecycle.ts";
import type { Template } from "../blueprints/template.ts";
import type { CompiledCalendar } from "./calendar.ts";
import type { CompiledBlueprint } from "./compile.ts";

/** Everything published that a decision may need; the shell caches it by version. */
export interface Definitions {
  /** Published blueprints in entry order. */
  readonly blueprints: readonly CompiledBlueprint[];
  /** Any version that a ticket is pinned to; undefined when it is not there. */
  readonly blueprint: (key: string, version: number) => CompiledBlueprint | undefined;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly lifecycle: Lifecycle;
  /** Working hours by key; absent: there are none, and nothing that waits in working time comes due. */
  readonly calendars?: ReadonlyMap<string, CompiledCalendar>;
}
