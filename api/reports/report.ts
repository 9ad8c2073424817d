import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { RATINGS } from "../../blueprints/ticket.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Dimension, Figure, ReportView } from "../contract/figures.ts";
import type { Store } from "../db/connect.ts";
import { plainText } from "../present/definitions.ts";
import { NONE, type Report } from "./asked.ts";
import { countAges, countBy, countDays, countOf, countPromises, countRatings } from "./count.ts";
import { measureFirstReplies, measureResolutions, measureStays, type StateTimes } from "./measure.ts";

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
  const totalOf = (figure: Figure) => countOf(store, report, figure);
  const stays = await measureStays(store, report);
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
    states: stays.states
      .filter((one) => !isFinal(definitions, one))
      .map((one) => stateView(definitions, one))
      .sort((a, b) => b.total - a.total),
    waits: stays.waits.map(({ on, tickets, total, spread: { median, p90 } }) => ({ on, tickets, total, median, p90 })),
    exact: stays.exact,
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
  const { blueprint: key, version, state: id, tickets, count: visits, median, p90, total } = one;
  const blueprint = definitions.blueprint(key, version);
  const state = blueprint?.states.get(id)?.state;
  return {
    blueprint: { key, name: plainText(blueprint?.document.name ?? key) },
    state: { id, name: plainText(state?.name ?? id), status: state?.status ?? null },
    ...{ tickets, visits, median, p90, total },
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
