import { describe, expect, test } from "vitest";
import type { Fact } from "../../blueprints/facts.ts";
import type { Status } from "../../blueprints/status.ts";
import { courseOf, waitedOn } from "../../runtime/course.ts";
import { periodOf, spansOfHour } from "../../runtime/report-period.ts";

const HOUR = 3_600_000;

/** A journal of so many facts, an hour apart. */
const journal = (...facts: readonly object[]) =>
  facts.map((fact, index) => ({ seq: index + 1, fact: { at: index * HOUR, by: "agent:ana", ...fact } as Fact }));

const created = { type: "ticketCreated", id: "t", draft: { number: 1, subject: "x", channel: "form" } };
const enters = (state: string) => ({ type: "blueprintEntered", blueprint: "refund", version: 2, state });
const goes = (from: string, state: string) => ({ type: "stateEntered", from, state, final: null, cause: "transition" });
const takes = (transition: string, from: string, to: string) => ({
  ...{ type: "transitionTaken", transition, from, to, how: "button", answers: {} },
});
const becomes = (from: Status, to: Status) => ({ type: "statusChanged", from, to });
const breach = { type: "slaBreached", metric: "firstReply", of: "policy", instance: 1, dueAt: 0, noticedAt: 0 };

describe("the way of a ticket", () => {
  test("B41: tells steps, states that were entered again, and where and with whom it stood when a limit was broken", () => {
    const course = courseOf(
      journal(
        created,
        breach,
        enters("open"),
        { type: "assigned", assignee: "agent:bruno", group: null, was: { assignee: null, group: null } },
        takes("ask", "open", "asked"),
        goes("open", "asked"),
        takes("back", "asked", "open"),
        goes("asked", "open"),
        breach,
      ),
    );
    expect(course.steps.map(({ transition, state }) => [transition, state])).toEqual([
      ["ask", "open"],
      ["back", "asked"],
    ]);
    expect(course.returns).toEqual([{ blueprint: "refund", version: 2, state: "open" }]);
    expect(course.breaks).toEqual([
      { at: null, assignee: null },
      { at: { blueprint: "refund", version: 2, state: "open" }, assignee: "agent:bruno" },
    ]);
  });

  test("a step that was taken back is none, and what is entered anew in another process is no return", () => {
    const course = courseOf(
      journal(
        created,
        enters("open"),
        takes("ask", "open", "asked"),
        goes("open", "asked"),
        {
          ...{ type: "stepUndone", event: "e", transition: "ask", after: 2, restored: {}, removed: [] },
          status: { from: "open", to: "open" },
        },
        { type: "blueprintLeft", blueprint: "refund", version: 2, state: "open", reason: "revoked", note: "" },
        enters("open"),
      ),
    );
    expect(course).toMatchObject({ steps: [], returns: [] });
    expect(course.stays.map(({ state }) => state)).toEqual(["open", "open"]);
  });

  test("while somebody is asked to approve it waits for them, whatever its status, until they refuse or it goes on", () => {
    const asked = { type: "approvalAsked", of: ["agent:marc"], need: "all", fields: [] };
    const course = courseOf(
      journal(
        created,
        enters("open"),
        asked,
        becomes("new", "hold"),
        { type: "approvalRefused" },
        becomes("hold", "open"),
        asked,
        { type: "approvalGiven", as: ["agent:marc"] },
        goes("open", "done"),
        becomes("open", "solved"),
      ),
    );
    // new 0–3, hold 3–5, open 5–9; asked 2–4 and 6–8.
    const waited = waitedOn(course, 20 * HOUR);
    expect(waited).toEqual({ us: 4 * HOUR, requester: 0, thirdParty: HOUR, manager: 4 * HOUR });
  });
});

test("the hours of the days of a period are those of its clock: one that is left out has no span, one that comes twice is two hours long", () => {
  const spring = periodOf("2026-03-29", "2026-03-29", "Europe/Paris");
  const autumn = periodOf("2026-10-25", "2026-10-25", "Europe/Paris");
  if (!spring || !autumn) throw new Error("Periods.");
  const lengths = (period: typeof spring) =>
    Array.from({ length: 24 }, (_, hour) =>
      spansOfHour(period, hour).reduce((sum, { from, to }) => sum + to - from, 0),
    );
  expect(lengths(spring).map((ms) => ms / HOUR)).toEqual([1, 1, 0, ...Array.from({ length: 21 }, () => 1)]);
  expect(lengths(autumn).map((ms) => ms / HOUR)).toEqual([1, 1, 2, ...Array.from({ length: 21 }, () => 1)]);
});
