import { library } from "../../blueprints/library.ts";
import { METRICS } from "../../blueprints/metric-names.ts";
import { slaPolicySchema } from "../../blueprints/sla-policy.ts";
import type { LiveClock, Stretch, Ticket } from "../../blueprints/ticket.ts";
import { metrics } from "../../blueprints/vocabulary/metrics.ts";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { pointsOf } from "../../runtime/clocks/clock-points.ts";
import { commitmentsOf } from "../../runtime/clocks/commitments.ts";
import { compilePolicy } from "../../runtime/clocks/compile-policy.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { evolve } from "../../runtime/evolve.ts";
import { type BenchRow, perSecond } from "./bench.ts";

const START = Date.parse("2026-11-02T08:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVENTS = 50;

/** A desk that promises every metric in working time, and a blueprint that limits the state and the process. */
function scene(): { readonly definitions: Definitions; readonly tickets: readonly Ticket[] } {
  const office = library.find(({ document }) => document.key === "paris-office")?.document;
  if (office?.kind !== "calendar") throw new Error("The library holds no Paris office.");
  const calendar = compileCalendar(office);
  const limit = { within: "P60D", time: "working" as const, warnAt: 0.75 };
  const blueprint = compileBlueprint(
    {
      kind: "blueprint",
      schemaVersion: 1,
      key: "flow",
      name: "Flow",
      entry: { into: { new: "working" } },
      limit: { ...limit, pausedIn: ["waiting"] },
      states: [
        { id: "working", name: "Working", status: "open", limit },
        { id: "waiting", name: "Waiting", status: "pending" },
      ],
      transitions: [],
    },
    1,
  );
  const policy = compilePolicy(
    slaPolicySchema.parse({
      kind: "sla-policy",
      schemaVersion: 1,
      key: "standard",
      name: "Standard",
      targets: METRICS.map((metric) => ({ metric, within: "P60D", time: "working" })),
      metrics: Object.fromEntries(METRICS.map((metric) => [metric, { warn: [{ at: 0.75 }] }])),
    }),
    1,
    0,
  );
  const definitions: Definitions = {
    blueprints: [blueprint],
    blueprint: () => blueprint,
    fields: new Map(),
    templates: new Map(),
    lifecycle: BASE_LIFECYCLE,
    calendars: new Map([["paris-office", calendar]]),
    calendarVersions: new Map([["paris-office", 1]]),
    policies: [policy],
    policy: () => policy,
  };
  // Many, so that nothing worked out for one serves the next.
  return {
    definitions,
    tickets: Array.from({ length: 256 }, (_, index) => ticketWith(EVENTS, START + index * MINUTE)),
  };
}

/** A ticket in the middle of its life: its clocks have run, stood still and gone on fifty times. */
function ticketWith(events: number, start: number): Ticket {
  const draft = { number: 1, subject: "It does not start", channel: "mail", requester: "requester:1" };
  const created = evolve(null, { type: "ticketCreated", id: "t", draft, at: start, by: "requester:1" });
  const timeline: Stretch[] = Array.from({ length: events }, (_, index) => ({
    at: start + index * 5 * HOUR,
    ...(index % 2 === 0
      ? { status: "open" as const, state: "working" }
      : { status: "pending" as const, state: "waiting" }),
  }));
  if (events % 2 === 0) timeline.push({ at: start + events * 5 * HOUR, status: "open", state: "working" });
  const last = timeline.at(-1)?.at ?? start;
  const live: LiveClock[] = METRICS.map((metric, index) => ({
    metric,
    of: null,
    instance: 1,
    startedAt: start + index * 7 * HOUR,
    restsSince: null,
    seen: [],
  }));
  const targets = metrics.map(({ metric, pausedIn }) => ({
    metric,
    within: "P60D",
    time: "working" as const,
    calendar: "paris-office@1",
    targetMs: 60 * 9 * HOUR,
    pausedIn: { statuses: pausedIn, states: [] },
    notes: false,
  }));
  return {
    ...created,
    status: "open",
    updatedAt: last,
    place: {
      blueprint: "flow",
      version: 1,
      state: "working",
      since: last,
      enteredAt: start,
      before: "waiting",
      visits: { working: (events >> 1) + 1, waiting: events >> 1 },
      ended: null,
    },
    clocks: {
      timeline,
      live,
      counts: Object.fromEntries(METRICS.map((metric) => [metric, 1])),
      applied: [{ at: start, policy: "standard", version: 1, targets }],
      breached: [],
    },
  };
}

/** Every instant at which a clock of the ticket warns or breaks. */
function dueTimesPerSecond(): number {
  const { definitions, tickets } = scene();
  let next = 0;
  return perSecond(() => {
    const ticket = tickets[next++ % tickets.length];
    if (!ticket) throw new Error("There is no ticket.");
    const commitments = commitmentsOf(definitions, ticket);
    const points = commitments.flatMap((one) => pointsOf(one, ticket.updatedAt));
    if (commitments.length !== 10 || points.length !== 20) throw new Error("A clock of the ten is missing.");
  });
}

export const rows: readonly BenchRow[] = [
  {
    name: "clocks-due",
    unit: `tickets/s, ten clocks and ${EVENTS} events each`,
    bar: { atLeast: 20_000 },
    run: async () => dueTimesPerSecond(),
  },
];
