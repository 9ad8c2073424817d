import { afterEach, describe, expect, test } from "vitest";
import { dropEffects, listAllEffects, runAllAgain } from "../../../api/effects/effect-records.ts";
import { claimEffects, settleEffect } from "../../../api/effects/outbox.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, NOON } from "./effects-desk.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.each(DATABASES)("effects of all tickets, on %s", (name) => {
  async function desk() {
    const made = await effectsDesk(name);
    ends.push(made.remove);
    const ticket = await made.ticket();
    const hook = (host: string) => made.plant(ticket, { type: "webhook", url: `https://${host}.example/`, body: {} });
    return { ...made, db: made.store.db, ticket, hook };
  }

  test("are found by their rule in any version, and by where they go", async () => {
    const { db, hook } = await desk();
    const [one, two, three] = [await hook("a"), await hook("a"), await hook("b")];
    const named = (id: string, rule: string) => db.updateTable("outbox").set({ rule }).where("id", "=", id).execute();
    await named(one, "trigger:a_b@7");
    await named(two, "trigger:axb@7/do/0");
    await named(three, "trigger:a_b");
    const found = async (filter: Parameters<typeof listAllEffects>[1]) =>
      (await listAllEffects(db, filter, { limit: 10 })).items.map(({ id }) => id).sort();
    expect(await found({ rule: "trigger:a_b" })).toEqual([one, three].sort());
    expect(await found({ rule: "trigger:axb" })).toEqual([two]);
    expect(await found({ rule: "%" })).toEqual([]);
    expect(await found({ destination: "https://a.example" })).toEqual([one, two].sort());
    expect(await found({ destination: "https://a.example", rule: "trigger:a_b" })).toEqual([one]);
  });

  test("what a worker holds is not given up; what is given up is not settled by a worker that was late", async () => {
    const { store, db, hook, row } = await desk();
    const id = await hook("a");
    const [claimed] = await claimEffects(store, NOON, 10);
    if (!claimed) throw new Error("Nothing was claimed.");
    const drop = (now: number) => dropEffects(db, [id], { now, detail: "Given up by Ada." });
    expect(await drop(NOON)).toEqual({ waited: [], failed: [] });
    // Its lease has ended: whoever held it may have died.
    expect((await drop(NOON + 3_600_000)).waited).toMatchObject([{ id, status: "dropped" }]);
    expect(await settleEffect(db, claimed, { status: "done", at: NOON, detail: "Answered 200." })).toBe(false);
    expect(await row(id)).toMatchObject({ status: "dropped", detail: "Given up by Ada.", lease_until: null });
    expect(await claimEffects(store, NOON + 7_200_000, 10)).toEqual([]);
    expect(await runAllAgain(db, [id], NOON)).toMatchObject([{ id, status: "pending", runs: 1 }]);
    expect(await claimEffects(store, NOON, 10)).toMatchObject([{ id }]);
  });
});
