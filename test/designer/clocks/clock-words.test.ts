import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import type { ClockView } from "../../../api/contract/clocks.ts";
import { badgeWords } from "../../../designer/clocks/clock-words.ts";
import { dueText } from "../../../designer/clocks/lengths.ts";
import { clocks } from "../../../designer/i18n/clocks.ts";
import { wordsOf } from "../../../designer/i18n/i18n.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Friday 20 November 2026, 17:00 in Paris; the office opens again on Monday at 9. */
const FRIDAY = Date.UTC(2026, 10, 20, 16);
const MONDAY_9 = Date.UTC(2026, 10, 23, 8);

const clock: ClockView = {
  metric: "firstReply",
  of: null,
  instance: 1,
  name: { en: "First reply", fr: "Première réponse" },
  state: "running",
  breached: false,
  excused: false,
  warned: false,
  startedAt: FRIDAY - 3 * HOUR,
  dueAt: FRIDAY + 42 * MINUTE,
  time: "calendar",
  targetMs: 8 * HOUR,
  elapsedMs: 3 * HOUR,
  leftMs: 42 * MINUTE,
  calendar: null,
  pausedBy: null,
  open: null,
  rule: "sla-policy:standard@1",
};

beforeAll(async () => {
  process.env.TZ = "Europe/Paris";
  await i18next.init({
    lng: "en",
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
});

const said = (more: Partial<ClockView>, now = FRIDAY, language: "en" | "fr" = "en") => {
  const read = { ...clock, ...more };
  const t = wordsOf(clocks);
  const stopped = () => (language === "en" ? "waiting for customer" : "en attente du client");
  const name = language === "en" ? "First reply" : "Première réponse";
  return badgeWords(read, name, read.leftMs, { t, language, now, stopped }).words;
};

describe("the words of a badge", () => {
  test("what is due within four hours says how long that is", () => {
    expect(said({})).toBe("First reply due in 42 min");
    expect(said({ dueAt: FRIDAY + 4 * HOUR, leftMs: 4 * HOUR })).toBe("First reply due in 4 h");
  });

  test("what is due later says when", () => {
    expect(said({ dueAt: FRIDAY + 5 * HOUR, leftMs: 5 * HOUR })).toBe("First reply due today 22:00");
    expect(said({ dueAt: FRIDAY + 20 * HOUR, leftMs: 20 * HOUR })).toBe("First reply due tomorrow 13:00");
  });

  test("S56: a working target that is due after the weekend has one working hour left, not 65 h", () => {
    const working = {
      time: "working",
      dueAt: MONDAY_9 + HOUR,
      leftMs: HOUR,
      targetMs: 4 * HOUR,
      open: { from: MONDAY_9, to: MONDAY_9 + 9 * HOUR },
    } as const;
    expect(said(working)).toBe("First reply: 1 working hour left, due Mon 10:00");
    expect(said({ ...working, dueAt: MONDAY_9 + 150 * MINUTE, leftMs: 150 * MINUTE })).toBe(
      "First reply: 2 working hours 30 min left, due Mon 11:30",
    );
    expect(said({ ...working, leftMs: 40 * MINUTE, dueAt: MONDAY_9 + HOUR }, MONDAY_9 + 20 * MINUTE)).toBe(
      "First reply due in 40 min",
    );
  });

  test("in French a working target fits two lines of a list: the length, and the instant it ends at", async () => {
    await i18next.changeLanguage("fr");
    const working = { time: "working", dueAt: MONDAY_9 + 150 * MINUTE, leftMs: 150 * MINUTE } as const;
    try {
      expect(said({ ...working, targetMs: 4 * HOUR }, FRIDAY, "fr")).toMatch(
        /^Première réponse\s: 2\sheures ouvrées 30\smin \(lun\. 11:30\)$/,
      );
    } finally {
      await i18next.changeLanguage("en");
    }
  });

  test("S56: past its due instant it is overdue, by its own kind of time", () => {
    expect(said({ dueAt: FRIDAY - 190 * MINUTE, leftMs: -190 * MINUTE })).toBe("Overdue by 3 h 10 min");
    expect(said({ time: "working", dueAt: FRIDAY, leftMs: -2 * HOUR }, MONDAY_9 + HOUR)).toBe(
      "Overdue by 2 working hours",
    );
  });

  test("what stands still says why and what is left", () => {
    const paused = { state: "paused", dueAt: null, leftMs: 125 * MINUTE } as const;
    expect(said({ ...paused, pausedBy: { status: "pending", state: null } })).toBe(
      "Paused: waiting for customer (2 h 5 min left)",
    );
    expect(said({ ...paused, state: "resting" })).toBe("Stopped: solved (2 h 5 min left)");
  });

  test("its last minutes are counted in seconds", () => {
    expect(said({ dueAt: FRIDAY + 252_000, leftMs: 252_000 })).toBe("First reply due in 4 min 12 s");
  });
});

test("a due instant is told in the calendar's zone too where that one shows another time", () => {
  const t = wordsOf(clocks);
  expect(dueText(MONDAY_9, "Europe/Paris", t, "en")).toBe("Mon 23 Nov, 09:00");
  expect(dueText(MONDAY_9, "Asia/Tokyo", t, "en")).toBe("Mon 23 Nov, 17:00 in Tokyo · Mon 23 Nov, 09:00 your time");
});
