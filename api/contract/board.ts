import { z } from "zod";
import { STATUSES } from "../../blueprints/status.ts";
import { endpoint, instant, named, sentence } from "./endpoint.ts";
import { ticketSummarySchema } from "./ticket-views.ts";

const count = z.int();

/** Unsolved tickets in somebody's hands: new or open, due within the hour, over a time limit, standing still, and steps that wait for him. */
const load = z.strictObject({ active: count, dueSoon: count, overdue: count, paused: count, waiting: count });

const boardPerson = z.strictObject({
  person: named,
  groups: z.array(named),
  presence: z.strictObject({ availability: z.enum(["online", "away"]), absentUntil: instant.nullable() }),
  /** Why nothing reaches him by itself now; null: he is on shift. */
  unavailable: sentence.nullable(),
  /** When his shift ends, or when he is there again; null: nobody knows, or never. */
  nextChange: instant.nullable(),
  load,
});

export const boardSchema = z.strictObject({
  at: instant,
  /** Everybody, for managers; for others the members of their groups. */
  people: z.array(boardPerson),
  unsolved: count,
  statuses: z.array(z.strictObject({ status: z.enum(STATUSES), count })),
  unassigned: count,
  dueSoon: count,
  overdue: count,
  paused: count,
  /** What comes due before its owner's shift ends, and what nobody has that comes due before the last of them goes; next due first. */
  due: z.array(ticketSummarySchema),
});
export type BoardView = z.infer<typeof boardSchema>;

export const board = {
  read: endpoint({
    name: "board.read",
    method: "GET",
    path: "/board",
    who: "agent",
    summary: "Who is on shift with which load, how the unsolved tickets stand, and what is due before shifts end",
    answers: { 200: boardSchema },
  }),
} as const;
