import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../../../api/tickets/check.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

type Document = { [key: string]: never };
const READING = { is: [{ var: "ticket.category" }, "returns"] };
/** A process of three states, for tickets of one category. */
const returns = (key: string, entry: object) =>
  ({
    ...{ kind: "blueprint", schemaVersion: 1, key, name: { en: "Returns", fr: "Retours" }, entry },
    departments: ["department:finance"],
    states: [
      { id: "asked", name: "Asked", status: "open" },
      { id: "sent", name: "Sent back", status: "hold" },
      { id: "done", name: "Done", status: "solved", final: "resolved" },
    ],
    transitions: [
      { id: "send", name: "Send", from: ["asked"], to: "sent" },
      { id: "end", name: "End", from: ["asked", "sent"], to: "done" },
    ],
  }) as unknown as Document;

describe.each(DATABASES)("a blueprint that is given up on %s", (database) => {
  let server: TestServer;
  let ada: Visitor;
  let ana: Visitor;
  let ids: readonly string[];
  const send = async (id: string) =>
    good(
      await ana.client.tickets.step({
        params: { id },
        body: { transition: "send", fromState: "asked", answers: {} },
        idempotencyKey: crypto.randomUUID(),
      }),
    );
  beforeAll(async () => {
    server = await startServer({ database, env: { FILROUGE_WORKER: "apart" } });
    ada = await server.signIn("ada");
    ana = await server.signIn("ana");
    // First in the order of entry: it takes what finance would.
    for (const [key, entry] of [
      ["returns", { when: READING, into: { new: "asked", open: "asked" } }],
      ["goods", { when: { is: [{ var: "ticket.category" }, "goods"] }, into: { new: "asked", open: "asked" } }],
    ] as const) {
      good(await ada.client.definitions.create({ body: returns(key, entry) }));
      const params = { kind: "blueprint", key } as const;
      good(await ada.client.definitions.publish({ params, body: {}, ifMatch: 1 }));
    }
    const { items } = good(await ada.client.definitions.list({ query: { kind: "blueprint" } }));
    const rest = items.map(({ key }) => key).filter((key) => key !== "returns" && key !== "goods");
    good(
      await ada.client.definitions.order({
        params: { kind: "blueprint" },
        body: { keys: ["returns", "goods", ...rest] },
      }),
    );
    ids = await Promise.all(
      ["One", "Two", "Three", "Four"].map(async (subject) => {
        const body = { subject, category: "returns", department: "department:finance" };
        return good(await ana.client.tickets.create({ body })).ticket.id;
      }),
    );
    for (const id of ids.slice(2)) await send(id);
  });
  afterAll(() => server.remove());

  const places = async () =>
    Promise.all(
      ids.map(async (id) => {
        const { place } = good(await ana.client.tickets.read({ params: { id } }));
        return place ? `${place.blueprint.key}/${place.state.id}` : "none";
      }),
    );
  const params = { kind: "blueprint", key: "returns" } as const;

  test("B31: a plan that cannot be is refused before anything is done", async () => {
    const off = (tickets: object) => ada.client.definitions.retire({ params, body: { tickets } as { tickets: never } });
    const refused = async (tickets: object, pointer: string) =>
      expect(await off(tickets)).toMatchObject({ status: 422, problem: { errors: [{ pointer }] } });
    await refused({ into: null, states: { asked: "asked" } }, "/tickets/states/asked");
    await refused({ into: { blueprint: "returns", version: 1 }, states: {} }, "/tickets/into");
    await refused({ into: { blueprint: "goods", version: 9 }, states: {} }, "/tickets/into");
    await refused({ into: { blueprint: "goods", version: 1 }, states: { asked: "lost" } }, "/tickets/states/asked");
    expect(good(await ada.client.definitions.read({ params })).published).toBe(1);
    expect(await places()).toEqual(["returns/asked", "returns/asked", "returns/sent", "returns/sent"]);
  });

  test("B31: deleting a blueprint with live tickets is possible, with an exit plan, in one step; and all of it is taken back", async () => {
    const live = good(await ada.client.definitions.live({ params })).items;
    expect(live.map(({ state, tickets }) => `${state} ${tickets}`)).toEqual(["asked 2", "sent 2"]);
    const tickets = { into: { blueprint: "goods", version: 1 }, states: { asked: "sent", sent: null } };
    const { published, retired, job = "" } = good(await ada.client.definitions.retire({ params, body: { tickets } }));
    expect({ published, retired }).toEqual({ published: null, retired: 1 });
    const ended = async () => good(await ada.client.bulk.read({ params: { id: job } }));
    await expect.poll(async () => (await ended()).doneAt).not.toBeNull();
    expect((await ended()).counts).toMatchObject({ changed: 4, refused: 0, failed: 0 });
    expect(await places()).toEqual(["goods/sent", "goods/sent", "none", "none"]);
    const journal = good(await ana.client.tickets.journal({ params: { id: ids[0] ?? "" }, query: {} }));
    expect(JSON.stringify(journal)).toContain('"reason":"retired"');
    // Nothing new enters it, and what has left is taken in by none.
    const late = good(
      await ana.client.tickets.create({
        body: { subject: "Late", category: "returns", department: "department:finance" },
      }),
    );
    expect(late.ticket.place?.blueprint.key).not.toBe("returns");
    good(await ada.client.bulk.undo({ params: { id: job } }));
    await expect.poll(async () => (await ended()).undo?.doneAt ?? null).not.toBeNull();
    expect((await ended()).undo).toMatchObject({ undone: 4, refused: 0 });
    expect(await places()).toEqual(["returns/asked", "returns/asked", "returns/sent", "returns/sent"]);
    // It is off, and what stands in it goes on to its end.
    await send(ids[0] ?? "");
    expect(await places()).toEqual(["returns/sent", "returns/asked", "returns/sent", "returns/sent"]);
  });

  test("B31: what was left to stay can be taken out later, and by nobody without the right", async () => {
    const body = {
      selection: { blueprint: "returns", besides: 0 },
      action: { do: "exit" as const, blueprint: "returns", into: null, states: { sent: null } },
    };
    expect(await ana.client.bulk.start({ body, idempotencyKey: "ana" })).toMatchObject({ status: 403 });
    const { id } = good(await ada.client.bulk.start({ body, idempotencyKey: "ada" }));
    const ended = async () => good(await ada.client.bulk.read({ params: { id } }));
    await expect.poll(async () => (await ended()).doneAt).not.toBeNull();
    expect((await ended()).counts).toMatchObject({ changed: 3, same: 1 });
    expect(await places()).toEqual(["none", "returns/asked", "none", "none"]);
    expect((await checkStore((await server.store()).db)).faults).toEqual([]);
  });
});
