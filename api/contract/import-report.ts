import { z } from "zod";
import { instant, sentence, text } from "./endpoint.ts";

const stay = { medianHours: z.number().nullable(), p90Hours: z.number().nullable() };
const lines = z.strictObject({ count: z.int(), lines: z.array(z.int()) });

/** The conformance report of one import of history: what fitted the blueprint, and everything that did not. Hours are calendar hours. */
export const importReportSchema = z.strictObject({
  log: z.string(),
  file: z.string(),
  blueprint: z.strictObject({ key: z.string(), version: z.int(), name: text }),
  startedAt: instant,
  finishedAt: instant,
  zone: z.string(),
  rows: z.strictObject({
    total: z.int(),
    /** Rows that could not be read; the first of them with line and problem. */
    broken: z.int(),
    listed: z.array(z.strictObject({ line: z.int(), problem: sentence })),
  }),
  /** Local times that the zone's clocks showed twice, or never. */
  doubts: z.strictObject({ ambiguous: lines, skipped: lines }),
  /** What the door said: `new` events were taken in, `seen` ones were here before, `different` ones were here before with another time. */
  door: z.strictObject({
    new: z.int(),
    seen: z.int(),
    different: z.int(),
    newTickets: z.int(),
    troubles: z.array(sentence),
  }),
  tickets: z.strictObject({ total: z.int(), fitting: z.int() }),
  /** Every event is in exactly one of fitted, noted, deviated and refused. */
  events: z.strictObject({ total: z.int(), fitted: z.int(), noted: z.int(), deviated: z.int(), refused: z.int() }),
  deviations: z.array(
    z.strictObject({
      kind: z.enum(["notOffered", "notAllowed", "unknownActivity", "refused"]),
      activity: z.string(),
      state: z.string().nullable(),
      to: z.string().nullable(),
      sentence,
      count: z.int(),
      tickets: z.int(),
      examples: z.array(
        z.strictObject({ ticket: z.string(), number: z.int(), case: z.string(), line: z.int(), at: instant }),
      ),
    }),
  ),
  states: z.array(z.strictObject({ id: z.string(), visits: z.int(), ended: z.int(), ...stay })),
  transitions: z.array(z.strictObject({ id: z.string(), from: z.string(), count: z.int(), ...stay })),
  jumps: z.array(z.strictObject({ from: z.string(), to: z.string(), count: z.int(), ...stay })),
  span: z.strictObject({ from: instant, to: instant }).nullable(),
});

export type ImportReport = z.infer<typeof importReportSchema>;
