import type { Ticket } from "../../blueprints/ticket.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { ClockView } from "../contract/clocks.ts";

/** Clocks with a target as they stand at `now`: next due first. */
export const clockViews = (_definitions: Definitions, _ticket: Ticket, _now: number): ClockView[] => [];
