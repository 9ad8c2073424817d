import { treesOf } from "../blueprints/field-kinds/trees.ts";
import type { JsonObject } from "../blueprints/json.ts";
import { calendarsView } from "./calendar/calendars-view.ts";
import type { Definitions } from "./definitions.ts";

/** What conditions look up beside the ticket: calendars by key, and the trees of fields. */
export interface Lookups {
  readonly calendars: JsonObject;
  readonly trees: JsonObject;
}

let lastFields: Definitions["fields"] | undefined;
let lastCalendars: Definitions["calendars"];
let last: Lookups = { calendars: {}, trees: {} };

/** Kept for as long as the same calendars and fields are in force. */
export function lookupsOf(definitions: Pick<Definitions, "calendars" | "fields">): Lookups {
  const { calendars, fields } = definitions;
  if (fields === lastFields && calendars === lastCalendars) return last;
  const trees = fields === lastFields ? last.trees : treesOf(fields.values());
  last = { calendars: calendarsView(definitions), trees };
  lastFields = fields;
  lastCalendars = calendars;
  return last;
}
