import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../api/clock.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { good, startServer, type TestServer } from "../server.ts";
import { DATABASES } from "../stores.ts";
import { CHANGES } from "./changes.ts";
import { furnishDoors } from "./documents.ts";
import { asHistory, DOORS, type Door, type House, IN_TIME, ticketFor } from "./doors.ts";
import { expected } from "./expected.ts";
import type { Heard } from "./heard.ts";

describe.each(DATABASES)("one path, on %s:", (database) => {
  let server: TestServer;
  let house: House;
  /** What time did is waited for together: each change is armed at the beginning. */
  const inTime = new Map<string, Promise<Heard>>();

  const through = async (door: Door, change: (typeof CHANGES)[number]): Promise<Heard> =>
    door.fire(house, await ticketFor(house, change, door.brings), change);

  beforeAll(async () => {
    server = await startServer({ database });
    const [ana, store] = [await server.signIn("ana"), await server.store()];
    await furnishDoors(store);
    const { secret } = good(await ana.client.tokens.create({ body: { name: "Receiver" } }));
    house = { ana, token: server.withToken(secret), store, entrance: createDoor({ store, clock: systemClock }) };
    for (const change of CHANGES) {
      const heard = through(IN_TIME, change);
      heard.catch(() => undefined);
      inTime.set(change.key, heard);
    }
  }, 120_000);
  afterAll(() => server.remove());

  for (const change of CHANGES)
    test.each(DOORS)(`${change.what}: $name`, async (door) => {
      const heard = door === IN_TIME ? await inTime.get(change.key) : await through(door, change);
      expect(heard).toEqual(expected(change, door));
    });

  test("control: a door that asks nobody is told from the others wherever rules have a say", async () => {
    const round: Door = { name: "round the rules", asker: "person", fire: asHistory };
    const told: string[] = [];
    for (const change of CHANGES) {
      const heard = await through(round, change);
      if (!isDeepStrictEqual(heard, expected(change, round))) told.push(change.key);
    }
    const say = CHANGES.filter(({ comesTo, unless }) => "facts" in comesTo || unless?.history);
    expect(told).toEqual(say.map(({ key }) => key));
  });
});
