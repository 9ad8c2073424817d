import { describe, expect, test } from "vitest";
import { requester } from "../desk.ts";
import { ana, bruno, ClockDesk, MINUTE, policy, promise, world } from "./clock-desk.ts";

const desk = (at: string, ...targets: object[]) =>
  ClockDesk.opened(world({ policies: [policy({ calendar: "par", targets })] }), at, { assignee: "agent:ana" });

describe("clocks that stand still and go on", () => {
  test("S40: the requester's wait stands still while the requester is waited for", () => {
    const it = desk("2026-11-23T08:00:00Z", promise("requesterWait", 240)).on("2026-11-23T09:00:00Z");
    it.status("pending");
    expect(it.clock("requesterWait")).toMatchObject({
      state: "paused",
      dueAt: null,
      leftMs: 180 * MINUTE,
      pausedBy: { status: "pending", state: null },
    });
    expect(it.wakeAt).toBeNull();
    it.on("2026-11-24T10:00:00Z").says(requester, "Here it is.");
    expect(it.due("requesterWait")).toBe("2026-11-24T13:00:00Z");
  });

  test("S41: agents' work stands still on hold too, while the requester goes on waiting", () => {
    const it = desk("2026-11-23T08:00:00Z", promise("requesterWait", 240), promise("agentWork", 240));
    it.on("2026-11-23T09:00:00Z").status("pending");
    it.on("2026-11-24T10:00:00Z").says(requester, "Here it is.");
    it.on("2026-11-24T11:00:00Z").status("hold");
    expect([it.due("agentWork"), it.due("requesterWait")]).toEqual([null, "2026-11-24T13:00:00Z"]);
    it.on("2026-11-24T14:00:00Z").status("open");
    expect(it.due("agentWork")).toBe("2026-11-24T16:00:00Z");
    expect(it.told()).toEqual(["slaBreached requesterWait 2026-11-24T13:00:00Z"]);
  });

  test("S47: what is solved and reopened goes on with what is left; the time in which it was solved is nobody's", () => {
    const it = desk(
      "2026-11-23T08:00:00Z",
      promise("firstReply", 60),
      promise("nextReply", 120),
      promise("requesterWait", 300),
      promise("totalResolution", 600),
    );
    it.on("2026-11-23T08:30:00Z").says(ana, "We look at it.");
    it.on("2026-11-23T10:00:00Z").status("solved");
    expect(it.clocks().map(({ metric, state }) => [metric, state])).toEqual([
      ["requesterWait", "resting"],
      ["totalResolution", "resting"],
    ]);
    it.on("2026-11-24T09:00:00Z").says(requester, "No, it still fails.");
    expect(it.due("requesterWait")).toBe("2026-11-24T12:00:00Z");
    expect(it.due("totalResolution")).toBe("2026-11-25T09:00:00Z");
    expect(it.due("nextReply")).toBe("2026-11-24T11:00:00Z");
    expect(it.clock("firstReply")).toBeNull();
    expect(it.told()).toEqual(["slaMet firstReply 30", "slaMet requesterWait 120", "slaMet totalResolution 120"]);
  });

  test("S51: an update may wait for the requester, a periodic one may not", () => {
    const replied = () => {
      const it = desk("2026-11-23T08:30:00Z", promise("pausableUpdate", 240), promise("periodicUpdate", 240));
      return it.on("2026-11-23T09:00:00Z").says(ana, "Which version?");
    };
    const atOnce = replied().status("pending");
    expect(atOnce.due("periodicUpdate")).toBe("2026-11-23T13:00:00Z");
    atOnce.on("2026-11-24T08:30:00Z").says(requester, "Version 7.");
    expect(atOnce.due("pausableUpdate")).toBe("2026-11-24T12:30:00Z");
    const later = replied().on("2026-11-23T10:30:00Z").status("pending");
    expect(later.due("periodicUpdate")).toBe("2026-11-23T13:00:00Z");
    later.on("2026-11-24T08:30:00Z").says(requester, "Version 7.");
    expect(later.due("pausableUpdate")).toBe("2026-11-24T11:00:00Z");
  });

  test("S53: each group has its own time; passing it on inside the group changes nothing", () => {
    const it = desk("2026-11-23T13:00:00Z", promise("groupOwnership", 240));
    it.on("2026-11-23T14:00:00Z").change(ana, { group: "group:t1" });
    expect(it.due("groupOwnership")).toBe("2026-11-24T10:00:00Z");
    it.on("2026-11-24T09:00:00Z").change(ana, { group: "group:t2" });
    expect(it.told()).toEqual(["slaMet groupOwnership 180"]);
    expect(it.clock("groupOwnership")).toMatchObject({ instance: 2 });
    expect(it.due("groupOwnership")).toBe("2026-11-24T13:00:00Z");
    it.on("2026-11-24T09:30:00Z").change(bruno, { assignee: "agent:bruno" });
    expect(it.due("groupOwnership")).toBe("2026-11-24T13:00:00Z");
    it.on("2026-11-24T10:00:00Z").status("solved", bruno);
    it.on("2026-11-25T08:00:00Z").says(requester, "It fails again, here is how.");
    expect(it.clock("groupOwnership")).toMatchObject({ instance: 3 });
    expect(it.due("groupOwnership")).toBe("2026-11-25T12:00:00Z");
  });

  test("group ownership is limited only for the groups that the policy names", () => {
    const metrics = { groupOwnership: { groups: ["group:t2"] } };
    const some = policy({ calendar: "par", targets: [promise("groupOwnership", 60)], metrics });
    const it = ClockDesk.opened(world({ policies: [some] }), "2026-11-23T08:00:00Z", { group: "group:t1" });
    expect(it.clocks()).toEqual([]);
    it.on("2026-11-23T09:00:00Z").change(ana, { group: "group:t2" });
    expect(it.due("groupOwnership")).toBe("2026-11-23T10:00:00Z");
  });

  test("S55: the badge and the list show what is due next; what stands still is last", () => {
    const it = desk("2026-11-23T08:00:00Z", promise("firstReply", 420), promise("requesterWait", 300));
    expect(it.clocks().map(({ metric }) => metric)).toEqual(["requesterWait", "firstReply"]);
    expect(it.due("requesterWait")).toBe("2026-11-23T13:00:00Z");
    it.on("2026-11-23T09:00:00Z").status("pending");
    expect(it.clocks().map(({ metric, state }) => [metric, state])).toEqual([
      ["firstReply", "running"],
      ["requesterWait", "paused"],
    ]);
    expect(it.due("firstReply")).toBe("2026-11-23T15:00:00Z");
  });

  test("a policy may let a clock stand still elsewhere, in statuses and in states", () => {
    const metrics = { totalResolution: { pausedIn: { statuses: ["hold" as const] } } };
    const own = policy({ calendar: "par", targets: [promise("totalResolution", 60)], metrics });
    const it = ClockDesk.opened(world({ policies: [own] }), "2026-11-23T08:00:00Z", { assignee: "agent:ana" });
    it.on("2026-11-23T08:30:00Z").status("pending");
    expect(it.due("totalResolution")).toBe("2026-11-23T09:00:00Z");
    it.status("hold");
    expect(it.clock("totalResolution")).toMatchObject({ state: "paused", pausedBy: { status: "hold" } });
  });

  test("stopped at the very instant at which it is due, a clock is not over, and breaks as soon as it goes on", () => {
    const it = desk("2026-11-23T08:00:00Z", promise("requesterWait", 60)).on("2026-11-23T09:00:00Z");
    it.status("pending");
    expect(it.told()).toEqual([]);
    it.on("2026-11-23T10:00:00Z").says(requester, "Here is what you asked.");
    expect(it.told()).toEqual([]);
    it.on("2026-11-23T10:00:01Z");
    expect(it.told()).toEqual(["slaBreached requesterWait 2026-11-23T10:00:00Z"]);
  });
});
