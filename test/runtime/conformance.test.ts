import { describe, expect, test } from "vitest";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { followCase, type LoggedCase, type LoggedEvent } from "../../runtime/examples/conformance.ts";
import { openTally } from "../../runtime/examples/conformance-report.ts";

const HOUR = 3_600_000;

const document: Blueprint = {
  kind: "blueprint",
  schemaVersion: 1,
  key: "claims",
  name: "Claims",
  entry: { into: { new: "received", open: "at-work" } },
  states: [
    { id: "received", name: "Received", status: "new" },
    { id: "at-work", name: "At work", status: "open" },
    { id: "paid", name: { en: "Paid", fr: "Payé" }, status: "solved" },
    { id: "closed", name: "Closed", status: "closed", final: "resolved" },
  ],
  transitions: [
    { id: "begin", name: "Begin", from: ["received"], to: "at-work", before: { who: ["group:clerks"] } },
    {
      id: "pay",
      name: "Pay",
      from: ["at-work"],
      to: "paid",
      before: {
        when: { is: [{ var: "ticket.priority" }, "high"] },
        otherwise: { en: "Only urgent claims.", fr: "Seulement l’urgent." },
      },
      during: [{ ask: "note", required: true }],
    },
    { id: "close", name: "Close", from: ["paid"], to: "closed", start: { after: "PT96H", time: "calendar" } },
  ],
};

const blueprint = compileBlueprint(document, 3);
const definitions: Definitions = {
  blueprints: [blueprint],
  blueprint: (key, version) => (key === "claims" && version === 3 ? blueprint : undefined),
  fields: new Map(),
  templates: new Map(),
  lifecycle: { kind: "lifecycle", schemaVersion: 1, key: "none", name: "None", ways: [] },
};

const clerk: Actor = { id: "import:clerk", kind: "import", groups: [], roles: [], departments: [], rights: [] };

const STEPS: { readonly [activity: string]: readonly string[] } = { Begin: ["begin"], Pay: ["pay"], Close: ["close"] };

const caseOf = (name: string, priority: "high" | "low", ...activities: readonly string[]): LoggedCase => ({
  name,
  ticket: name,
  draft: { number: 1, subject: name, channel: "import", priority },
  events: activities.map(
    (activity, index): LoggedEvent => ({
      id: `${name}/${index}`,
      activity,
      at: index * HOUR,
      actor: clerk,
      creates: activity === "Receive" ? "new" : null,
      steps: activity === "Receive" ? [] : (STEPS[activity] ?? null),
      note: false,
      answers: {},
      changes: null,
      line: index + 2,
    }),
  ),
});

const outcomes = (logged: LoggedCase) =>
  followCase(definitions, blueprint, logged).marks.map(({ outcome, from, to }) => `${outcome} ${from}>${to}`);

describe("a case followed along a blueprint", () => {
  test("fits where each activity is a step offered at that moment; rights, duties and starts of the past are not asked", () => {
    expect(outcomes(caseOf("a", "high", "Receive", "Begin", "Pay", "Close"))).toEqual([
      "created null>received",
      "fitted received>at-work",
      "fitted at-work>paid",
      "fitted paid>closed",
    ]);
  });

  test("deviates by a marked jump, also out of a final state, and ends where the log says", () => {
    const logged = caseOf("b", "high", "Receive", "Pay", "Close", "Begin");
    const { events, ticket } = followCase(definitions, blueprint, logged);
    expect(outcomes(logged)).toEqual([
      "created null>received",
      "deviated received>paid",
      "fitted paid>closed",
      "deviated closed>at-work",
    ]);
    expect(events.map(({ type }) => type)).toEqual([
      "ticketSubmitted",
      "jumpRequested",
      "stepRequested",
      "jumpRequested",
    ]);
    expect(ticket?.place?.state).toBe("at-work");
  });

  test("whose condition did not hold deviates for that reason, told in the document's own words", () => {
    const tally = openTally(blueprint);
    tally.add("c", followCase(definitions, blueprint, caseOf("c", "low", "Receive", "Begin", "Pay")));
    expect(tally.result().deviations).toMatchObject([
      {
        kind: "notAllowed",
        count: 1,
        sentence: {
          en: "Pay did not meet its conditions in At work: Only urgent claims.",
          fr: "Pay ne remplissait pas ses conditions dans « At work » : Seulement l’urgent.",
        },
      },
    ]);
  });

  test("that begins late gets its ticket at its first event, and an unknown activity stays in place", () => {
    expect(outcomes(caseOf("d", "high", "Begin", "Dance"))).toEqual([
      "fitted received>at-work",
      "deviated at-work>at-work",
    ]);
  });

  test("goes on from the ticket that is here", () => {
    const here = followCase(definitions, blueprint, caseOf("e", "high", "Receive", "Begin")).ticket as Ticket;
    const { events, ticket } = followCase(definitions, blueprint, caseOf("e", "high", "Pay"), {}, here);
    expect(events.map(({ type }) => type)).toEqual(["stepRequested"]);
    expect(ticket?.place?.state).toBe("paid");
  });
});

describe("a tally", () => {
  test("counts each event once, and hours by state and arrow", () => {
    const tally = openTally(blueprint);
    for (const logged of [
      caseOf("a", "high", "Receive", "Begin", "Pay", "Close"),
      caseOf("b", "high", "Receive", "Pay", "Close"),
      caseOf("c", "high", "Begin", "Dance"),
    ])
      tally.add(logged.name, followCase(definitions, blueprint, logged));
    tally.number("b", 7);
    const result = tally.result();
    expect(result.tickets).toEqual({ total: 3, fitting: 1 });
    expect(result.events).toEqual({ total: 9, fitted: 7, noted: 0, deviated: 2, refused: 0 });
    expect(result.states.map(({ id, visits, ended, medianHours }) => [id, visits, ended, medianHours])).toEqual([
      ["received", 3, 0, 1],
      ["at-work", 3, 1, 1],
      ["paid", 2, 0, 1],
      ["closed", 2, 2, null],
    ]);
    expect(result.transitions.map(({ id, from, count, medianHours }) => [id, from, count, medianHours])).toEqual([
      ["begin", "received", 2, 1],
      ["pay", "at-work", 1, 1],
      ["close", "paid", 2, 1],
    ]);
    expect(result.jumps.map(({ from, to, count }) => [from, to, count])).toEqual([
      ["received", "paid", 1],
      ["at-work", "at-work", 1],
    ]);
    expect(result.deviations.map(({ sentence, examples }) => [sentence.en, examples[0]?.number])).toEqual([
      ["Dance is not in the mapping (in At work)", 0],
      ["Pay is not offered in Received", 7],
    ]);
  });
});
