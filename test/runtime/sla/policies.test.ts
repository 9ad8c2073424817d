import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { slaRow } from "../../../runtime/clocks/clock-reading.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { whyDue } from "../../../runtime/why/why-due.ts";
import { ana, BH, bruno, ClockDesk, HOUR, instant, MINUTE, policy, promise, shown, world } from "./clock-desk.ts";

const NINE = "2026-11-23T08:00:00Z";
const vip = { is: [{ var: "ticket.category" }, "vip"] };
const minutes = (metric: string, count: number) => ({ metric, within: `PT${count}M`, time: "calendar" });
const breaches = (desk: ClockDesk) =>
  desk.journal.flatMap((fact) =>
    fact.type === "slaBreached" ? [[fact.metric, shown(fact.dueAt), shown(fact.noticedAt)]] : [],
  );

describe("which policy applies, and from when it counts", () => {
  test("S44: a priority that is set late is counted from the clock's own start: due in the past, noticed now", () => {
    const urgent = policy({ calendar: "par", targets: [promise("firstReply", 60, { priority: "urgent" })] });
    const desk = ClockDesk.opened(world({ policies: [urgent] }), NINE);
    expect(desk.present.clocks.applied).toMatchObject([{ policy: "standard", targets: [] }]);
    expect(desk.clocks()).toEqual([]);
    desk.on("2026-11-23T11:00:00Z").change(ana, { priority: "urgent" });
    expect(desk.types()).toEqual(["fieldSet", "slaApplied", "slaBreached"]);
    expect(breaches(desk)).toEqual([["firstReply", "2026-11-23T09:00:00Z", "2026-11-23T11:00:00Z"]]);
  });

  test("S45: a policy that matches late is applied and broken at once", () => {
    const late = policy({ key: "vip", when: vip, targets: [minutes("firstReply", 60)] });
    const desk = ClockDesk.opened(world({ policies: [late] }), NINE);
    desk.on("2026-11-23T11:00:00Z").change(ana, { category: "vip" });
    expect(breaches(desk)).toEqual([["firstReply", "2026-11-23T09:00:00Z", "2026-11-23T11:00:00Z"]]);
  });

  test("S45: a first reply that was given by then has kept the promise; one that took too long broke none", () => {
    const late = policy({ key: "vip", when: vip, targets: [minutes("firstReply", 60)] });
    const replied = (at: string) =>
      ClockDesk.opened(world({ policies: [late] }), NINE)
        .on(at)
        .says(ana, "Hello.")
        .on("2026-11-23T11:00:00Z");
    const kept = replied("2026-11-23T08:30:00Z").change(ana, { category: "vip" });
    expect(breaches(kept)).toEqual([]);
    expect(kept.line("firstReply")).toMatchObject({
      result: "met",
      elapsedMs: 30 * MINUTE,
      target: { targetMs: HOUR },
    });
    expect(replied("2026-11-23T10:30:00Z").change(ana, { category: "vip" }).line("firstReply")?.result).toBe(
      "noTarget",
    );
  });

  test("S46: the first policy in order whose condition holds; what has passed is kept when another takes over", () => {
    const first = policy({ key: "vip", when: vip, targets: [minutes("firstReply", 90)] });
    const second = policy({ key: "all", targets: [minutes("firstReply", 240)] });
    const desk = ClockDesk.opened(world({ policies: [first, second] }), NINE);
    expect(desk.due("firstReply")).toBe("2026-11-23T12:00:00Z");
    desk.on("2026-11-23T09:00:00Z").change(ana, { category: "vip" });
    expect(desk.facts.at(-1)).toMatchObject({ type: "slaApplied", policy: "vip", rule: "sla-policy:vip@1" });
    expect(desk.clock("firstReply")).toMatchObject({ elapsedMs: HOUR, leftMs: HOUR / 2 });
    expect(desk.due("firstReply")).toBe("2026-11-23T09:30:00Z");
    desk.change(ana, { category: "other" });
    expect(desk.due("firstReply")).toBe("2026-11-23T12:00:00Z");
  });

  test("S46: a new version reaches the ticket when it is re-armed, and the journal names it", () => {
    const target = (count: number) => ({ targets: [minutes("firstReply", count)] });
    const desk = ClockDesk.opened(world({ policies: [policy(target(240))] }), NINE).on("2026-11-23T09:00:00Z");
    desk.definitions = world({ policies: [policy(target(120), 2)], former: [policy(target(240))] });
    desk.send({ type: "rearmRequested", definitions: ["sla-policy:standard@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.types()).toEqual(["slaApplied", "rearmed"]);
    expect(desk.facts.at(-1)).toMatchObject({ definitions: ["sla-policy:standard@2"] });
    expect(desk.due("firstReply")).toBe("2026-11-23T10:00:00Z");
    desk.send({ type: "rearmRequested", definitions: ["sla-policy:standard@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.facts).toEqual([]);
  });

  test("S46: a version for new tickets only leaves older ones what they had", () => {
    const old = policy({ targets: [minutes("firstReply", 240)] });
    const changed = { targets: [minutes("firstReply", 120)], appliesTo: "newTickets" as const };
    const published = instant("2026-11-23T09:00:00Z");
    const desk = ClockDesk.opened(world({ policies: [old] }), NINE).on("2026-11-23T09:30:00Z");
    const next = world({ policies: [policy(changed, 2, published)], former: [old] });
    desk.definitions = next;
    desk.send({ type: "rearmRequested", definitions: ["sla-policy:standard@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.facts).toEqual([]);
    desk.change(ana, { priority: "high" });
    expect(desk.due("firstReply")).toBe("2026-11-23T12:00:00Z");
    expect(ClockDesk.opened(next, "2026-11-23T09:30:00Z").due("firstReply")).toBe("2026-11-23T11:30:00Z");
  });

  test("a swap of calendars adds up each period under its own", () => {
    const own = policy({ calendar: "par", targets: [promise("totalResolution", 600)] });
    const desk = ClockDesk.opened(world({ policies: [own] }), NINE).on("2026-11-24T08:00:00Z");
    desk.definitions = world({ policies: [own], calendars: { "par@2": BH } });
    desk.send({ type: "rearmRequested", definitions: ["calendar:par@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.types()).toEqual(["slaApplied", "rearmed"]);
    // Monday 480 by the old hours, 120 left.
    expect(desk.due("totalResolution")).toBe("2026-11-24T10:00:00Z");
    desk.on("2026-11-24T17:00:00Z");
    expect(desk.clock("totalResolution")?.elapsedMs).toBe((480 + 540) * MINUTE);
    expect(desk.line("totalResolution")?.spans.map(({ calendar, ms }) => [calendar, ms / MINUTE])).toEqual([
      ["par@1", 480],
      ["par@2", 540],
    ]);
  });

  test("the calendar is the target's, the policy's, the organization's, the group's, or the Paris office", () => {
    const none = policy({ targets: [promise("firstReply", 60)] });
    const calendars = { "late@1": { ...BH, timeZone: "America/New_York" }, "team@1": BH };
    const of = (context: object, given = none) =>
      ClockDesk.opened(world({ policies: [given], calendars }), NINE, { group: "group:t1" }, context).clock(
        "firstReply",
      )?.calendar;
    const group = { id: "group:t1", calendar: "team" };
    expect(of({ organization: { calendar: "late" }, group })).toBe("late@1");
    expect(of({ group })).toBe("team@1");
    expect(of({ group: { id: "group:other", calendar: "team" } })).toBe("paris-office@1");
    expect(of({ group }, policy({ calendar: "par", targets: [promise("firstReply", 60)] }))).toBe("par@1");
    const target = promise("firstReply", 60, { calendar: "late" });
    expect(of({ group }, policy({ calendar: "par", targets: [target] }))).toBe("late@1");
  });

  test("a calendar that is not there promises nothing that could come due", () => {
    const lost = policy({ calendar: "nowhere", targets: [promise("firstReply", 60)] });
    const desk = ClockDesk.opened(world({ policies: [lost] }), NINE).on("2026-12-23T08:00:00Z");
    expect(desk.clock("firstReply")).toMatchObject({ dueAt: null, calendar: null, breached: false });
    expect(desk.wakeAt).toBeNull();
  });

  test("the row of the priority counts, else the row for all others; days are the calendar's", () => {
    const rows = policy({
      calendar: "par",
      targets: [
        { metric: "totalResolution", within: "P3D", time: "working" },
        { metric: "totalResolution", within: "P1D", time: "working", priority: "urgent" },
      ],
    });
    const desk = ClockDesk.opened(world({ policies: [rows] }), NINE, { priority: "low" });
    expect(desk.due("totalResolution")).toBe("2026-11-25T16:00:00Z");
    desk.change(bruno, { priority: "urgent" });
    expect(desk.due("totalResolution")).toBe("2026-11-23T16:00:00Z");
  });

  test("a promise that becomes longer after its breach can be broken anew; one that becomes shorter was broken already", () => {
    const rows = policy({
      targets: [
        { ...minutes("firstReply", 60), priority: "high" },
        { ...minutes("firstReply", 30), priority: "urgent" },
        { ...minutes("firstReply", 240), priority: "low" },
      ],
    });
    const desk = ClockDesk.opened(world({ policies: [rows] }), NINE, { priority: "high" }).on("2026-11-23T09:30:00Z");
    desk.change(ana, { priority: "urgent" }).pass(MINUTE).change(ana, { priority: "low" });
    expect(desk.clock("firstReply")).toMatchObject({ breached: false });
    desk.on("2026-11-23T13:00:00Z");
    expect(breaches(desk).map(([, due]) => due)).toEqual(["2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z"]);
  });

  test("one due instant of a clock is broken once, however often the priority comes back to it", () => {
    const rows = policy({
      targets: [minutes("firstReply", 480), { ...minutes("firstReply", 60), priority: "urgent" as const }],
      metrics: {
        firstReply: {
          warn: [{ at: 0.5 }],
          escalate: [
            { at: "breach", do: [{ do: "notify", to: ["agent:lead"], text: "Broken." }] },
            { at: "PT1H", do: [{ do: "addTag", tag: "late" }] },
          ],
        },
      },
    });
    const desk = ClockDesk.opened(world({ policies: [rows] }), NINE, { priority: "urgent" }).on("2026-11-23T10:30:00Z");
    const told = desk.told();
    expect(told).toEqual([
      "slaWarning firstReply 2026-11-23T08:30:00Z",
      "slaBreached firstReply 2026-11-23T09:00:00Z",
      "slaEscalated firstReply 2026-11-23T10:00:00Z",
    ]);
    desk.change(ana, { priority: "low" });
    expect(desk.clock("firstReply")).toMatchObject({ breached: false });
    desk.pass(MINUTE).change(ana, { priority: "urgent" }).pass(HOUR);
    expect(desk.told()).toEqual(told);
    expect(desk.clock("firstReply")).toMatchObject({ breached: true, excused: false });
    expect(slaRow(desk.definitions, desk.present)).toMatchObject({ state: "breached" });
    desk.says(ana, "Hello.");
    expect(desk.told()).toEqual(told);
    expect(desk.line("firstReply")).toMatchObject({
      result: "breached",
      breachedAt: instant("2026-11-23T09:00:00Z") + 1,
    });
  });

  test("journals of before the kind of time was told fold as they did", () => {
    const hour = policy({ targets: [minutes("firstReply", 60)] });
    const desk = ClockDesk.opened(world({ policies: [hour] }), NINE).pass(2 * HOUR);
    const fold = (journal: readonly Fact[]) =>
      journal.reduce<Ticket | null>((ticket, fact) => evolve(ticket, fact), null)?.clocks.live[0];
    const [told] = desk.present.clocks.live;
    expect(fold(desk.journal)).toEqual(told);
    expect(told?.told).toEqual([{ what: "breach", dueAt: instant("2026-11-23T09:00:00Z") }]);
    const former = desk.journal.map((fact) => (fact.type === "slaBreached" ? { ...fact, time: undefined } : fact));
    expect(fold(JSON.parse(JSON.stringify(former)))).toEqual({ ...told, told: undefined });
  });

  test("a breach that was excused stays so when its promise comes back", () => {
    const rows = policy({
      targets: [minutes("firstReply", 480), { ...minutes("firstReply", 60), priority: "urgent" as const }],
    });
    const desk = ClockDesk.opened(world({ policies: [rows] }), NINE, { priority: "urgent" }).pass(2 * HOUR);
    const clock = { metric: "firstReply", of: null, instance: 1 } as const;
    desk.send({ type: "excuseRequested", clock, reason: "Strike" }, ana);
    desk.change(ana, { priority: "low" }).change(ana, { priority: "urgent" });
    expect(breaches(desk)).toHaveLength(1);
    expect(desk.clock("firstReply")).toMatchObject({ breached: true, excused: true });
  });

  test("history is counted and promised nothing; the first thing that happens after it applies the policy", () => {
    const day = policy({ targets: [minutes("firstReply", 60)] });
    const desk = new ClockDesk(world({ policies: [day] })).on("2026-11-23T10:00:00Z");
    desk.send(
      {
        type: "ticketSubmitted",
        history: true,
        draft: { number: 1, subject: "Old", channel: "mail" },
        at: instant(NINE),
      } as Parameters<ClockDesk["send"]>[0],
      { ...SYSTEM, id: "import:log", kind: "import" },
    );
    expect(desk.types()).toEqual(["ticketCreated"]);
    expect(desk.wakeAt).toBeNull();
    desk.change(ana, { priority: "high" });
    expect(desk.types()).toEqual(["fieldSet", "slaApplied", "slaBreached"]);
    expect(breaches(desk)).toEqual([["firstReply", "2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"]]);
  });

  test("why a time limit is due when it is: the policy, its condition with the values it sees, the calendar, every interval", () => {
    const own = policy({ key: "vip", name: "VIP", when: vip, calendar: "par", targets: [promise("firstReply", 480)] });
    const desk = ClockDesk.opened(world({ policies: [own] }), NINE, { category: "vip" }).on("2026-11-23T10:00:00Z");
    const line = desk.line("firstReply");
    if (!line) throw new Error("No line.");
    const why = whyDue(desk.definitions, desk.present, line, desk.now, {});
    expect(why).toMatchObject({
      from: { kind: "sla-policy", key: "vip", version: 1, name: "VIP" },
      condition: { holds: true, sentence: { en: expect.stringContaining("vip") } },
      calendar: { key: "par", version: 1, timeZone: "Europe/Paris" },
    });
    expect(JSON.stringify(why?.condition?.explanation)).toContain('"vip"');
    expect(line.spans).toMatchObject([{ counted: true, ms: 2 * HOUR }]);
  });
});
