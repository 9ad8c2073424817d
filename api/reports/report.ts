import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { RATINGS } from "../../blueprints/ticket.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { CourseFigure, Dimension, Figure, ReportView } from "../contract/figures.ts";
import type { Store } from "../db/connect.ts";
import { plainText } from "../present/definitions.ts";
import { NONE, type Report } from "./asked.ts";
import { countAges, countBy, countDays, countHours, countOf, countPromises, countRatings } from "./count.ts";
import { measureCourses, type StateTimes, type Tally } from "./course.ts";
import { measureFirstReplies, measureResolutions } from "./measure.ts";

/** Rows of a table by one attribute: a desk with more values of it shows those with most tickets. */
const MOST_ROWS = 100;

/** Every figure of a report. What counts tickets counts exactly those that its list gives. */
export async function readReport(
  store: Store,
  definitions: Definitions,
  report: Report,
  by: Dimension,
): Promise<Omit<ReportView, "at" | "zone" | "from" | "to">> {
  const calendar = definitions.calendars?.get(DEFAULT_CALENDAR);
  const opened = await countDays(store, report, "opened");
  const solved = await countDays(store, report, "solved");
  const totalOf = (figure: Exclude<Figure, CourseFigure>) => countOf(store, report, figure);
  const course = await measureCourses(store, report, calendar);
  return {
    calendar: calendar ? DEFAULT_CALENDAR : null,
    days: report.period.days.map(({ day }) => ({ day, opened: opened.get(day) ?? 0, solved: solved.get(day) ?? 0 })),
    totals: {
      opened: await totalOf("opened"),
      solved: await totalOf("solved"),
      oneTouch: await totalOf("oneTouch"),
      reopened: await totalOf("reopened"),
      reopenedOf: await countOf(store, report, "finished"),
      open: await totalOf("open"),
      unassigned: await totalOf("unassigned"),
    },
    firstReply: await measureFirstReplies(store, report, calendar),
    resolution: await measureResolutions(store, report, calendar),
    promises: (await countPromises(store, report)).map((one) => ({
      ...one,
      name: policyName(definitions, one.policy),
    })),
    ages: [...(await countAges(store, report))],
    states: course.states
      .filter((one) => !isFinal(definitions, one))
      .map((one) => stateView(definitions, one))
      .sort((a, b) => b.total - a.total),
    steps: talliesOf(course.stepped, (part) => stepNames(definitions, part, course.versions)),
    brokenAt: talliesOf(course.brokenAt, (part) => placeNames(definitions, part)),
    brokenBy: talliesOf(course.brokenBy, (part) => ({ assignee: part === NONE ? null : part, name: null })),
    load: await countHours(store, report),
    waits: course.waits.map(({ on, tickets, total, spread: { median, p90 } }) => ({ on, tickets, total, median, p90 })),
    ratings: await countRatings(store, report, RATINGS),
    by: { dimension: by, rows: await rowsBy(store, report, by) },
  };
}

const policyName = ({ policies = [] }: Definitions, key: string) => {
  const policy = policies.find(({ document }) => document.key === key);
  return policy ? plainText(policy.document.name) : key;
};

/** What has ended stays there for ever: that is no time that anybody waits. */
const isFinal = ({ blueprint }: Definitions, { blueprint: key, version, state }: StateTimes): boolean =>
  (blueprint(key, version)?.states.get(state)?.state.final ?? null) !== null;

function stateView(definitions: Definitions, one: StateTimes): ReportView["states"][number] {
  const { blueprint: key, version, state: id, tickets, count: visits, median, p90, total, returns, returned } = one;
  const blueprint = definitions.blueprint(key, version);
  const state = blueprint?.states.get(id)?.state;
  return {
    blueprint: { key, name: plainText(blueprint?.document.name ?? key) },
    state: { id, name: plainText(state?.name ?? id), status: state?.status ?? null },
    ...{ tickets, visits, median, p90, total, returns, returned },
    working: one.working && { median: one.working.median, p90: one.working.p90, total: one.working.total },
  };
}

/** What happened most comes first. */
const talliesOf = <N extends object>(tallies: ReadonlyMap<string, Tally>, names: (part: string) => N) =>
  [...tallies]
    .sort(([a, one], [b, other]) => other.times - one.times || (a < b ? -1 : 1))
    .map(([part, { times, tickets }]) => ({ ...names(part), times, tickets: tickets.count }));

function stepNames(definitions: Definitions, part: string, versions: ReadonlyMap<string, number>) {
  const [key = "", id = ""] = part.split("/");
  const blueprint = definitions.blueprint(key, versions.get(key) ?? 0);
  return {
    blueprint: { key, name: plainText(blueprint?.document.name ?? key) },
    transition: { id, name: plainText(blueprint?.transitions.get(id)?.transition.name ?? id) },
  };
}

function placeNames(definitions: Definitions, part: string) {
  const [, key, version, id] = /^([^@/]+)@(\d+)\/(.+)$/.exec(part) ?? [];
  if (key === undefined || id === undefined) return { part, blueprint: null, state: null };
  const blueprint = definitions.blueprint(key, Number(version));
  return {
    part,
    blueprint: { key, name: plainText(blueprint?.document.name ?? key), version: Number(version) },
    state: { id, name: plainText(blueprint?.states.get(id)?.state.name ?? id) },
  };
}

async function rowsBy(store: Store, report: Report, by: Dimension): Promise<ReportView["by"]["rows"]> {
  const figures = ["opened", "solved", "reopened", "breached", "open"] as const;
  const counts = new Map<string, { -readonly [F in (typeof figures)[number]]: number }>();
  for (const figure of figures) {
    for (const [key, count] of await countBy(store, report, figure, by)) {
      const row = counts.get(key) ?? { opened: 0, solved: 0, reopened: 0, breached: 0, open: 0 };
      counts.set(key, row);
      row[figure] = count;
    }
  }
  return [...counts]
    .map(([key, row]) => ({ key, name: null, ...row }))
    .filter(({ key, ...row }) => key !== NONE || figures.some((figure) => row[figure] > 0))
    .sort((a, b) => b.opened + b.open - a.opened - a.open || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_ROWS);
}
