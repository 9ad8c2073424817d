import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LiveEvent } from "../../../api/contract/live.ts";
import { newId } from "../../../api/ids.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket, freeTicket } from "./desk.ts";
import { has, listen } from "./stream.ts";

const note = (person: Visitor, id: string, text = "Between us.") =>
  person.client.tickets.write({ params: { id }, body: { public: false, text } });
const reply = (person: Visitor, id: string) =>
  person.client.tickets.write({ params: { id }, body: { public: true, text: "We are on it." } });
const take = (person: Visitor, id: string) =>
  person.client.tickets.step({
    params: { id },
    body: { transition: "take", fromState: "open" },
    idempotencyKey: newId(),
  });

describe("live changes over two servers on one database", () => {
  let one: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    one = await startServer({ database: "postgres" });
    other = await startServer({ env: { DATABASE_URL: one.database } });
  });
  afterAll(async () => {
    await other.remove();
    await one.remove();
  });

  it("what one takes in is heard at the other, a requester's notes excepted, and told again to who moves over", async () => {
    const [here, there, remi] = [await one.signIn("ana"), await other.signIn("ana"), await other.signIn("remi")];
    const [hers, his] = [await listen(other, there), await listen(other, remi)];
    const { id } = await freeTicket(here);
    await hers.until(has(id));
    await his.until(has(id));
    his.end();
    const again = await listen(other, remi);
    good(await note(here, id));
    await hers.until((heard) => heard.filter((event) => has(id)([event])).length >= 2);
    const next = await freeTicket(here, "The next one");
    const heard = await again.until(has(next.id));
    expect(has(id)(heard)).toBe(false);
    await hers.until(has(next.id));
    const last = hers.last();
    hers.end();
    const missed = await freeTicket(there, "Missed");
    const moved = await listen(one, here, last);
    const caught = await moved.until(has(missed.id));
    expect(caught.some((event) => event.again)).toBe(false);
    moved.end();
    again.end();
  });
});

describe.each(DATABASES)("live changes on %s", (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ database });
  });
  afterAll(() => server.remove());

  it("each person hears of the tickets that they may see, by id and version alone, and of no others", async () => {
    const [ana, chloe, remi] = [await server.signIn("ana"), await server.signIn("chloe"), await server.signIn("remi")];
    const streams = {
      ana: await listen(server, ana),
      chloe: await listen(server, chloe),
      remi: await listen(server, remi),
    };
    expect(streams.ana.type).toContain("text/event-stream");
    const { id } = await financeTicket(ana);
    const others = good(
      await chloe.client.tickets.create({ body: { subject: "For vTouch", department: "department:vtouch" } }),
    ).ticket.id;
    await streams.ana.until(has(id));
    await streams.remi.until(has(id));
    expect(has(id)(await streams.chloe.until(has(others)))).toBe(false);
    const { version } = good(await take(ana, id)).ticket;
    const anas = await streams.ana.until((heard) =>
      heard.some(({ tickets }) => tickets.some((one) => one.id === id && one.version === version)),
    );
    expect(anas.every(({ tickets }) => tickets.every((one) => Object.keys(one).join() === "id,version"))).toBe(true);
    for (const stream of Object.values(streams)) stream.end();
  });

  it("a requester hears of a reply, and nothing at all of an internal note", async () => {
    const [ana, remi] = [await server.signIn("ana"), await server.signIn("remi")];
    const [hers, his] = [await listen(server, ana), await listen(server, remi)];
    const { id } = await freeTicket(ana);
    const times = (heard: readonly LiveEvent[]) => heard.filter((event) => has(id)([event])).length;
    const before = times(await his.until(has(id)));
    await hers.until(has(id));
    const seen = times(await hers.until(has(id)));
    good(await note(ana, id));
    await hers.until((heard) => times(heard) > seen);
    const other = await freeTicket(ana, "Another question");
    expect(times(await his.until(has(other.id)))).toBe(before);
    good(await reply(ana, id));
    const heard = await his.until((all) => times(all) > before);
    expect(heard.flatMap(({ tickets }) => tickets).every(({ version }) => version === 0)).toBe(true);
    hers.end();
    his.end();
  });

  it("rights that are taken away count for the very next change", async () => {
    const [ada, ana, chloe] = [await server.signIn("ada"), await server.signIn("ana"), await server.signIn("chloe")];
    const mine = await financeTicket(ana, "Seen");
    const stream = await listen(server, ana);
    good(await note(ada, mine.id));
    await stream.until(has(mine.id));
    const { db } = await server.store();
    const { departments } = await db
      .selectFrom("person")
      .select("departments")
      .where("key", "=", "agent:ana")
      .executeTakeFirstOrThrow();
    const groups = await db.selectFrom("person_group").selectAll().where("person", "=", "agent:ana").execute();
    await db
      .updateTable("person")
      .set({ departments: '["department:vtouch"]' })
      .where("key", "=", "agent:ana")
      .execute();
    await db.deleteFrom("person_group").where("person", "=", "agent:ana").execute();
    const hidden = await financeTicket(ada, "Not seen any more");
    const shown = good(
      await chloe.client.tickets.create({ body: { subject: "For vTouch", department: "department:vtouch" } }),
    ).ticket;
    expect(has(hidden.id)(await stream.until(has(shown.id)))).toBe(false);
    await db.updateTable("person").set({ departments }).where("key", "=", "agent:ana").execute();
    for (const group of groups) await db.insertInto("person_group").values(group).execute();
    stream.end();
  });

  it("a session that ends ends its stream, and no other", async () => {
    const [ana, again] = [await server.signInAnew("ana"), await server.signIn("ana")];
    const [gone, stays] = [await listen(server, ana), await listen(server, again)];
    good(await ana.client.session.signOut());
    await gone.ended();
    const { id } = await freeTicket(again);
    await stays.until(has(id));
    stays.end();
  });

  it("who comes back hears what was missed, once and nothing else", async () => {
    const ana = await server.signIn("ana");
    const before = await freeTicket(ana, "Before");
    const stream = await listen(server, ana);
    const seen = await freeTicket(ana, "Heard");
    await stream.until(has(seen.id));
    const last = stream.last();
    stream.end();
    const missed = await freeTicket(ana, "Missed");
    const back = await listen(server, ana, last);
    const heard = await back.until(has(missed.id));
    expect(has(before.id)(heard)).toBe(false);
    expect(heard.some(({ again }) => again)).toBe(false);
    back.end();
    const lost = await listen(server, ana, `${newId()}.7.x`);
    expect((await lost.until((all) => all.length > 0))[0]?.again).toBe(true);
    lost.end();
  });

  it("agents hear that documents changed, also when another process changed them", async () => {
    const ana = await server.signIn("ana");
    const stream = await listen(server, ana);
    // The stream notes where the definitions stand at its first look; a change after that is told.
    const { db } = await server.store();
    const move = setInterval(
      () =>
        void db
          .updateTable("counter")
          .set((e) => ({ value: e("value", "+", 1) }))
          .where("name", "=", "definitions")
          .execute(),
      300,
    );
    await stream.until((heard) => heard.some(({ definitions }) => definitions.includes("blueprint")));
    clearInterval(move);
    stream.end();
  });

  it("somebody has so many streams and no more", async () => {
    const marc = await server.signIn("marc");
    const open = [];
    for (let index = 0; index < 20; index++) open.push(await listen(server, marc));
    const refused = await marc.raw("/api/live");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    for (const stream of open) stream.end();
  });

  it("nobody hears nothing", async () => {
    expect((await server.nobody.raw("/api/live")).status).toBe(401);
  });
});
