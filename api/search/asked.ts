import type { WordsPart } from "../../blueprints/search/query.ts";
import type { Key } from "./source.ts";

/** What an operator asks of a ticket's row. A period has no end on the side of null. */
export type RowTest =
  | {
      readonly kind: "in";
      readonly column:
        | "status"
        | "priority"
        | "assignee"
        | "group_key"
        | "department"
        | "state"
        | "blueprint"
        | "type"
        | "channel";
      /** Null: nothing stands there. */
      readonly values: readonly (string | null)[];
    }
  | {
      readonly kind: "during";
      readonly column: "created_at" | "updated_at" | "solved_at";
      readonly from: number | null;
      readonly to: number | null;
    };

/** What an operator asks: of the row, or a key that the words' index knows. */
export type TicketTest = (RowTest | { readonly kind: "key"; readonly key: Key }) & { readonly not: boolean };

/** A query whose every part has a meaning. */
export interface Asked {
  readonly words: readonly WordsPart[];
  readonly tests: readonly TicketTest[];
  /** The one thing asked for is a ticket's number. */
  readonly number: number | null;
}
