import { afterEach, describe, expect, test } from "vitest";
import { putGroup } from "../../../api/people/people.ts";
import { setPresence } from "../../../api/people/presence.ts";
import { share } from "../../faults/sharing.ts";
import { DATABASES } from "../../stores.ts";
import { type AvailabilityDesk, availabilityDesk, HOUR, NOON } from "./availability-desk.ts";

let desk: AvailabilityDesk | undefined;
afterEach(async () => {
  await desk?.remove();
  desk = undefined;
});

const ANA = "agent:ana";
const BRUNO = "agent:bruno";

/** How many open tickets each person has; those that wait under "nobody". */
async function shares({ store }: AvailabilityDesk): Promise<Readonly<Record<string, number>>> {
  const rows = await store.db
    .selectFrom("ticket")
    .select((e) => ["assignee", e.fn.countAll<number>().as("tickets")])
    .groupBy("assignee")
    .execute();
  return Object.fromEntries(rows.map(({ assignee, tickets }) => [assignee ?? "nobody", Number(tickets)]));
}

describe.each(DATABASES)("two processes that share one group's tickets, on %s", (name) => {
  test("B37: forty tickets that come at once through both never exceed a capacity, in all or on a channel", async () => {
    desk = await availabilityDesk(name);
    await desk.assigns({ capacity: { perAgent: 13, channels: { web: 12 } } });
    await share(desk.address, NOON, 2, { opens: 20 });
    expect(await shares(desk)).toEqual({ [ANA]: 12, [BRUNO]: 12, nobody: 16 });
  });

  test("B37: nor do forty that were there before and are given to the group at once", async () => {
    desk = await availabilityDesk(name);
    const { open, address, assigns } = desk;
    await assigns({ capacity: { perAgent: 13 } });
    const given: string[] = [];
    for (let n = 0; n < 40; n++) given.push(await open(null, { group: null }));
    await share(address, NOON, 2, { given });
    expect(await shares(desk)).toEqual({ [ANA]: 13, [BRUNO]: 13, nobody: 14 });
  });

  test("B37: nor do forty that two groups share out at once among the same people", async () => {
    desk = await availabilityDesk(name);
    const { open, address, assigns, store } = desk;
    const leads = "group:leads";
    await putGroup(store.db, { key: leads, name: "Leads", department: "department:finance" });
    await store.db
      .insertInto("person_group")
      .values([ANA, BRUNO].map((person) => ({ person, group_key: leads })))
      .execute();
    await assigns({ capacity: { perAgent: 13 } });
    await assigns({ capacity: { perAgent: 13 }, key: "leads", group: leads });
    const given: string[] = [];
    for (let n = 0; n < 40; n++) given.push(await open(null, { group: null }));
    await share(address, NOON, 2, { given, groups: ["group:finance", leads] });
    expect(await shares(desk)).toEqual({ [ANA]: 13, [BRUNO]: 13, nobody: 14 });
  });

  test("B37: in turn both keep one order: nobody gets two more than another", async () => {
    desk = await availabilityDesk(name);
    await desk.assigns({ method: "roundRobin" });
    await share(desk.address, NOON, 2, { opens: 15 });
    expect(await shares(desk)).toEqual({ [ANA]: 15, [BRUNO]: 15 });
  });

  test("B38: what somebody absent had changes hands once, and the other is not given more than he may have", async () => {
    desk = await availabilityDesk(name);
    const { open, facts, store, assigns, clock } = desk;
    await assigns({ goesBack: { absent: "all" }, capacity: { perAgent: 40 } });
    const ids: string[] = [];
    for (let n = 0; n < 70; n++) ids.push(await open(ANA));
    const change = { person: ANA, by: ANA, at: clock.now() };
    await setPresence(store.db, store.dialect, change, { absentUntil: NOON + 72 * HOUR });
    await share(desk.address, NOON + HOUR, 2);
    expect(await shares(desk)).toEqual({ [BRUNO]: 40, nobody: 30 });
    const times = await Promise.all(
      ids.map(async (id) => [(await facts(id, "handedBack")).length, (await facts(id, "assigned")).length].join(" ")),
    );
    expect(new Set(times)).toEqual(new Set(["1 1"]));
  });
});
