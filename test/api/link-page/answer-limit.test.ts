import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { openStore, type Store } from "../../../api/db/connect.ts";
import { assertNotTooOften } from "../../../api/link-page/answer-limit.ts";
import { DATABASES, freshStore, type TestStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE_MS = 60_000;

describe.each(DATABASES)("answers by a signed link, on %s", (name) => {
  let desk: TestStore;
  let servers: readonly Store[];
  beforeAll(async () => {
    desk = await freshStore(name);
    servers = [desk.store, await openStore({ database: desk.address, role: "tool" })];
  });
  afterAll(async () => {
    await servers[1]?.close();
    await desk.remove();
  });
  /** An answer by this link, taken by one server or the other, so many minutes after noon. */
  const answer = async (link: string, server: number, minutes: number): Promise<string> => {
    const store = servers[server % servers.length];
    if (!store) throw new Error("There is no server.");
    return assertNotTooOften({ store, clock: clockAt(NOON + minutes * MINUTE_MS) }, link).then(
      () => "taken",
      (refused) => refused.code,
    );
  };

  test("are ten in a quarter of an hour over all servers together, even at the same moment", async () => {
    const said = await Promise.all(Array.from({ length: 13 }, (_, index) => answer("one", index, 0)));
    expect(said.filter((one) => one === "taken")).toHaveLength(10);
    expect(said.filter((one) => one === "tooManyAnswers")).toHaveLength(3);
    expect(await answer("another", 0, 1)).toBe("taken");
    expect([await answer("one", 0, 14), await answer("one", 1, 15)]).toEqual(["tooManyAnswers", "taken"]);
  });

  test("are forgotten once their time is over", async () => {
    expect(await answer("last", 0, 60)).toBe("taken");
    const rows = await servers[0]?.db.selectFrom("link_answer").selectAll().execute();
    expect(rows).toEqual([{ link: "last", times: 1, until: NOON + 75 * MINUTE_MS }]);
  });
});
