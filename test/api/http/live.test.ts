import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LiveEvent, liveEventSchema } from "../../../api/contract/pages.ts";
import { newId } from "../../../api/ids.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { financeTicket } from "./desk.ts";

/** Reads a person's stream until `enough`; everything heard is kept. */
async function listen(server: TestServer, person: Visitor) {
  const end = new AbortController();
  const response = await fetch(`${server.address}/api/live`, { headers: { ...person.headers }, signal: end.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("No stream.");
  const heard: LiveEvent[] = [];
  let text = "";
  const until = async (enough: (heard: readonly LiveEvent[]) => boolean): Promise<readonly LiveEvent[]> => {
    while (!enough(heard)) {
      const { value, done } = await reader.read();
      if (done) throw new Error("The stream ended.");
      text += value;
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const data = /^event: change\ndata: (.*)$/.exec(part)?.[1];
        if (data !== undefined) heard.push(liveEventSchema.parse(JSON.parse(data)));
      }
    }
    return heard;
  };
  return { type: response.headers.get("content-type"), until, end: () => end.abort() };
}

describe.each(DATABASES)("live changes on %s", (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ database });
  });
  afterAll(() => server.remove());

  it("each person hears of the tickets that they may see, and of no others", async () => {
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
    const has = (wanted: string) => (heard: readonly LiveEvent[]) =>
      heard.some(({ tickets }) => tickets.includes(wanted));
    await streams.ana.until(has(id));
    await streams.remi.until(has(id));
    const chloes = await streams.chloe.until(has(others));
    expect(has(id)(chloes)).toBe(false);
    good(
      await ana.client.tickets.step({
        params: { id },
        body: { transition: "take", fromState: "open" },
        idempotencyKey: newId(),
      }),
    );
    const count = (heard: readonly LiveEvent[]) => heard.filter(({ tickets }) => tickets.includes(id)).length;
    await streams.ana.until((heard) => count(heard) >= 2);
    for (const stream of Object.values(streams)) stream.end();
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

  it("nobody hears nothing", async () => {
    expect((await server.nobody.raw("/api/live")).status).toBe(401);
  });
});
