import { describe, expect, test } from "vitest";
import type { ImportReport } from "../../../../api/contract/import-report.ts";
import { type Blueprint, blueprintSchema } from "../../../../blueprints/blueprint.ts";
import helpdesk from "../../../../blueprints/library/helpdesk-log.json" with { type: "json" };
import { hours, share } from "../../../../designer/screens/imports/figures.ts";
import { PILL, pictureOf } from "../../../../designer/screens/imports/picture.ts";

const document: Blueprint = blueprintSchema.parse(helpdesk);
const stay = { medianHours: null, p90Hours: null };

const report: ImportReport = {
  log: "log",
  file: "log.csv",
  blueprint: { key: document.key, version: 1, name: document.name },
  startedAt: 0,
  finishedAt: 0,
  zone: "UTC",
  rows: { total: 4, broken: 0, listed: [] },
  doubts: { ambiguous: { count: 0, lines: [] }, skipped: { count: 0, lines: [] } },
  door: { new: 4, seen: 0, different: 0, newTickets: 1, troubles: [] },
  tickets: { total: 1, fitting: 0 },
  events: { total: 4, fitted: 3, noted: 0, deviated: 1, refused: 0 },
  deviations: [
    {
      kind: "notOffered",
      activity: "Wait",
      state: "resolved",
      to: "waiting",
      sentence: { en: "Wait is not offered in Resolved", fr: "Wait n’est pas proposé dans « Résolu »" },
      count: 1,
      tickets: 1,
      examples: [],
    },
  ],
  states: document.states.map(({ id }) =>
    id === "in-charge"
      ? { id, visits: 1200, ended: 0, medianHours: 60, p90Hours: 100 }
      : {
          id,
          visits: id === "resolved" ? 3 : 0,
          ended: 0,
          ...(id === "resolved" ? { medianHours: 0.5, p90Hours: 1 } : stay),
        },
  ),
  transitions: document.transitions.flatMap(({ id, from }) =>
    from === "any" ? [] : from.map((state) => ({ id, from: state, count: id === "take" ? 1200 : 0, ...stay })),
  ),
  jumps: [{ from: "resolved", to: "waiting", count: 1, medianHours: 2, p90Hours: 2 }],
  span: { from: 0, to: 1 },
};

/** Words as their key and values, so that the picture can be read without a browser. */
const t = (key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`;
const picture = (withJumps: boolean) => pictureOf(document, report, withJumps, { language: "en", t });

describe("the picture of an import", () => {
  test("shows every state with its visits and median, the slowest hottest", () => {
    const { nodes } = picture(true);
    expect(nodes.map(({ id }) => id)).toEqual(document.states.map(({ id }) => id));
    const shown = Object.fromEntries(nodes.map(({ id, data }) => [id, [data.figures, data.heat]]));
    expect(shown["in-charge"]).toEqual(["1,200 · 2.5 d", 5]);
    expect(shown.resolved).toEqual(["3 · 30 min", 0]);
    expect(shown.waiting).toEqual(["0", null]);
  });

  test("draws each way of each step, thicker where more went, and what was never met faintly", () => {
    const { edges } = picture(false);
    const ways = document.transitions.reduce((sum, { from }) => sum + (from === "any" ? 0 : from.length), 0);
    expect(edges).toHaveLength(ways);
    const take = edges.find(({ id }) => id === "step take assessed");
    const wait = edges.find(({ id }) => id === "step wait in-charge");
    expect([take?.data?.met, wait?.data?.met]).toEqual([true, false]);
    expect(take?.data?.stroke).toBeGreaterThan(wait?.data?.stroke ?? 0);
  });

  test("draws a way that the blueprint does not have as one, under the activity's name, and leaves it out when asked", () => {
    const jump = picture(true).edges.find(({ id }) => id === "jump resolved waiting");
    expect(jump?.data).toMatchObject({ name: "Wait", figures: "1 · 2 h", drawn: false });
    expect(jump?.data?.words).toContain("jumpWords");
    expect(picture(false).edges.some(({ id }) => id.startsWith("jump"))).toBe(false);
  });

  test("gives every label room of its own, also where states stand close and names are long", () => {
    const steps = [
      ["weigh", "received", "weighed"],
      ["Ask whoever sent the parcel", "weighed", "asked"],
      ["The sender has answered", "asked", "weighed"],
      ["pay", "weighed", "paid"],
      ["pay after asking", "asked", "paid"],
    ] as const;
    const close = blueprintSchema.parse({
      kind: "blueprint",
      schemaVersion: 1,
      key: "close",
      name: "Close",
      entry: { into: { new: "received" } },
      states: ["received", "weighed", "asked", "paid"].map((id) => ({ id, name: id, status: "open" })),
      transitions: steps.map(([name, from, to], index) => ({ id: `t${index}`, name, from: [from], to })),
      layout: { received: [0, 0], weighed: [0, 136], asked: [320, 0], paid: [320, 136] },
    });
    const log = {
      ...report,
      states: close.states.map(({ id }) => ({ id, visits: 1, ended: 0, ...stay })),
      transitions: close.transitions.map(({ id, from }) => ({ id, from: from[0] ?? "", count: 1, ...stay })),
      jumps: [{ from: "received", to: "weighed", count: 1, ...stay }],
      deviations: [],
    };
    const boxes = (withJumps: boolean) => pictureOf(close, log, withJumps, { language: "en", t });
    const labels = boxes(true).edges.flatMap(({ data }) => (data ? [{ ...data.route, width: data.width }] : []));
    expect(labels).toHaveLength(6);
    const overlaps = labels.flatMap((one, index) =>
      labels
        .slice(index + 1)
        .filter(
          (other) => Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < PILL,
        ),
    );
    expect(overlaps).toEqual([]);
    const places = (withJumps: boolean) => boxes(withJumps).nodes.map(({ position }) => position);
    expect(places(false)).toEqual(places(true));
  });

  test("figures read well in both languages", () => {
    expect([null, 0, 0.5, 2.64, 47, 48, 720].map((value) => hours(value, "en"))).toEqual([
      "–",
      "< 1 min",
      "30 min",
      "2.6 h",
      "47 h",
      "2 d",
      "30 d",
    ]);
    expect(hours(60, "fr")).toBe("2,5 j");
    expect(share(1, 3, "en")).toBe("33.3%");
    expect(share(0, 0, "en")).toBe("–");
  });
});
