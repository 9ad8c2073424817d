import { afterEach, describe, expect, test } from "vitest";
import { readChannel } from "../../../api/channels/documents.ts";
import { readArrival } from "../../../api/channels/log.ts";
import { isWebhook, runAgain } from "../../../api/channels/receive.ts";
import { putSecret } from "../../../api/channels/secrets.ts";
import { newId } from "../../../api/ids.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import { REMI } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { ALERTS, channelDesk, NOON, SECRET, TEXTS, type TestChannelDesk } from "./channel-desk.ts";

const DISK = { alert: "Disk full", host: "db-1", summary: "/var is at 98 %", fingerprint: "f1", status: "firing" };

describe.each(DATABASES)("what comes by a webhook on %s", (database) => {
  let one: TestChannelDesk | null = null;
  const opened = async (): Promise<TestChannelDesk> => {
    one = await channelDesk(database);
    return one;
  };
  afterEach(async () => {
    await one?.remove();
    one = null;
  });

  test("alerts of one fingerprint join one ticket while it is unsolved, and the last one solves it", async () => {
    const { open, post, tickets, messages, clock, store } = await opened();
    await open("alerts", ALERTS);
    expect(await post("alerts", DISK)).toEqual({ outcome: "taken", number: 1 });
    clock.pass(60_000);
    expect(await post("alerts", { ...DISK, summary: "/var is at 99 %" })).toEqual({ outcome: "taken", number: 1 });
    expect(await post("alerts", { ...DISK, fingerprint: "f2", host: "db-2" })).toMatchObject({ number: 2 });
    clock.pass(60_000);
    expect(await post("alerts", { ...DISK, summary: "It is over.", status: "resolved" })).toMatchObject({ number: 1 });
    expect(await tickets()).toMatchObject([
      { subject: "Disk full on db-1", status: "solved", channel: "alert" },
      { subject: "Disk full on db-2", status: "new" },
    ]);
    const [first] = await tickets();
    const said = (await messages()).filter(({ ticket }) => ticket === first?.id);
    expect(said.map(({ text }) => text)).toEqual(["/var is at 98 %", "/var is at 99 %", "It is over."]);
    // Nobody outside reads it, and nothing answers a machine.
    expect(said.every((message) => message.public === 0 && message.automatic === 1)).toBe(true);
    // That nothing is left to be over is no ticket; that it begins anew is one.
    expect(await post("alerts", { ...DISK, status: "resolved" })).toEqual({ outcome: "taken", number: null });
    expect(await post("alerts", DISK)).toEqual({ outcome: "taken", number: 3 });
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("of several alerts at once of one fingerprint one makes the ticket and the others join it", async () => {
    const { open, post, tickets, messages } = await opened();
    await open("alerts", ALERTS);
    const done = await Promise.all([1, 2, 3, 4, 5].map((n) => post("alerts", { ...DISK, summary: `${n}` })));
    expect(done).toEqual(done.map(() => ({ outcome: "taken", number: 1 })));
    expect(await tickets()).toHaveLength(1);
    expect((await messages()).map(({ text }) => text).toSorted()).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("R24: a right signature passes; a wrong, a stale, an altered or a repeated one changes nothing", async () => {
    const { open, post, tickets, log } = await opened();
    await open("alerts", ALERTS);
    const other = `whsec_${Buffer.from("another secret of the same size.").toString("base64")}`;
    expect(await post("alerts", DISK, { secret: other })).toEqual({ outcome: "doubted", doubt: "unproven" });
    expect(await post("alerts", DISK, { signedAt: NOON - 301_000 })).toEqual({ outcome: "doubted", doubt: "stale" });
    expect(await post("alerts", DISK, { signedAt: NOON + 301_000 })).toEqual({ outcome: "doubted", doubt: "stale" });
    const altered = JSON.stringify({ ...DISK, host: "db-9" });
    expect(await post("alerts", DISK, { text: altered })).toEqual({ outcome: "doubted", doubt: "unproven" });
    expect(await tickets()).toEqual([]);
    expect(await post("alerts", DISK, { id: "msg_once", signedAt: NOON - 299_000 })).toMatchObject({
      outcome: "taken",
    });
    expect(await post("alerts", DISK, { id: "msg_once" })).toMatchObject({ outcome: "repeated" });
    expect(await tickets()).toHaveLength(1);
    expect((await log("alerts")).map(({ status, why }) => why ?? status)).toEqual([
      ...["unproven", "stale", "stale", "unproven", "taken", "repeated"],
    ]);
  });

  test("what a log no longer holds is still known by the door when it comes again", async () => {
    const { open, post, tickets, messages, store } = await opened();
    await open("alerts", ALERTS);
    await post("alerts", DISK, { id: "msg_once" });
    await store.db.deleteFrom("channel_in").execute();
    expect(await post("alerts", DISK, { id: "msg_once" })).toEqual({ outcome: "repeated", number: 1 });
    expect([(await tickets()).length, (await messages()).length]).toEqual([1, 1]);
  });

  test("A16: one person is one contact by number, address or handle, whatever the channel", async () => {
    const { open, post, store } = await opened();
    await open("texts", TEXTS);
    await open("forum", { ...TEXTS, as: "forum", requester: { handle: "{{/handle}}", email: "{{/email}}" } });
    await post("texts", {
      id: "1",
      from: "+33 6 12 34 56 78",
      body: "Hello",
      name: "Nina",
      email: "nina@home.example",
    });
    await post("texts", { id: "2", from: "0033612345678", body: "Again" });
    await post("forum", { id: "3", handle: "nina_r", email: "NINA@home.example", from: "t1", body: "By the forum" });
    await post("forum", { id: "4", handle: "nina_r", from: "t2", body: "Without an address" });
    await post("texts", { id: "5", from: "+33600000000", email: "remi@client.example", body: "I am known" });
    const rows = await store.db.selectFrom("ticket").select(["requester", "channel"]).orderBy("number").execute();
    const [nina] = rows;
    expect(rows.map(({ requester, channel }) => [requester === nina?.requester, channel])).toEqual([
      ...[
        [true, "sms"],
        [true, "sms"],
        [true, "forum"],
        [true, "forum"],
        [false, "sms"],
      ],
    ]);
    expect(rows.at(-1)?.requester).toBe(REMI.id);
  });

  test("S03: a person's word on a solved ticket opens it, once", async () => {
    const { open, post, tickets, messages, desk } = await opened();
    await open("texts", TEXTS);
    await post("texts", { id: "1", from: "+33612345678", body: "Help" });
    const [ticket] = await tickets();
    const at = { id: newId(), ticket: ticket?.id ?? "", at: NOON, actor: SYSTEM };
    await desk.door.apply({ event: { ...at, type: "changeRequested", changes: { status: "solved" } } });
    expect(await tickets()).toMatchObject([{ status: "solved" }]);
    await post("texts", { id: "2", from: "+33612345678", body: "It is back" });
    expect(await tickets()).toMatchObject([{ status: "open" }]);
    expect(await post("texts", { id: "2", from: "+33612345678", body: "It is back" })).toMatchObject({
      outcome: "repeated",
    });
    expect(await messages()).toHaveLength(2);
  });

  test("what the mapping does not fit is kept with the reason, and runs again when that is mended", async () => {
    const { open, post, log, tickets, store, desk } = await opened();
    await open("alerts", ALERTS);
    expect(await post("alerts", { title: "Another shape" })).toMatchObject({ outcome: "waiting" });
    const [row] = await log("alerts");
    expect(row).toMatchObject({ status: "waiting", why: "undrawn", ticket: null });
    expect(await tickets()).toEqual([]);
    await open("alerts", { ...ALERTS, message: { text: "{{/title}}" } });
    const known = await readChannel(store.db, "alerts");
    const kept = await readArrival(store.db, "alerts", row?.id ?? "");
    if (!known || !isWebhook(known) || !kept) throw new Error("It is not kept.");
    await runAgain(desk, known, kept);
    expect(await log("alerts")).toMatchObject([{ status: "taken", why: null }]);
    expect(await tickets()).toMatchObject([{ subject: "Another shape" }]);
    await runAgain(desk, known, kept);
    expect(await tickets()).toHaveLength(1);
  });

  test("what the desk refuses is kept with its reason too", async () => {
    const { open, post, log } = await opened();
    await open("alerts", { ...ALERTS, fields: { product: "{{/host}}", unheardOf: "{{/host}}" } });
    expect(await post("alerts", DISK)).toMatchObject({
      outcome: "waiting",
      detail: [{ en: expect.stringContaining("unheardOf") }],
    });
    expect(await log("alerts")).toMatchObject([{ status: "waiting", why: "notTaken" }]);
  });

  test("a secret that was replaced counts for a day more, and a channel without one believes nobody", async () => {
    const { open, post, clock, store } = await opened();
    const fresh = `whsec_${Buffer.from("a new secret of the same size...").toString("base64")}`;
    await open("alerts", ALERTS);
    const deskSecret = "a secret of this desk, for tests alone";
    await putSecret(store.db, deskSecret, { channel: "alerts", secret: fresh, now: clock.now() });
    expect(await post("alerts", DISK, { secret: fresh })).toMatchObject({ outcome: "taken" });
    expect(await post("alerts", DISK, { secret: SECRET })).toMatchObject({ outcome: "taken" });
    clock.pass(86_400_001);
    expect(await post("alerts", DISK, { secret: SECRET })).toMatchObject({ doubt: "unproven" });
    const kept = await store.db.selectFrom("channel_secret").selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(fresh.slice(6));
    await store.db.deleteFrom("channel_secret").execute();
    expect(await post("alerts", DISK, { secret: fresh })).toMatchObject({ doubt: "noSecret" });
  });

  test("a log holds two hundred of each outcome, and whoever knocks on and on writes twenty a minute", async () => {
    const { post, open, log, clock } = await opened();
    await open("texts", TEXTS);
    for (let n = 0; n < 30; n += 1) await post("texts", {}, { secret: "wrong" });
    expect(await log("texts")).toHaveLength(20);
    for (let minute = 0; minute < 10; minute += 1) {
      clock.pass(60_000);
      for (let n = 0; n < 20; n += 1) await post("texts", {}, { secret: "wrong" });
    }
    expect(await log("texts")).toHaveLength(200);
  });
});
