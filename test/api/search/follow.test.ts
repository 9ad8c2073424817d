import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { followWords, wordsBehind } from "../../../api/search/follow.ts";
import { wordIndexOf } from "../../../api/search/word-index.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { multiply } from "../../many-tickets.ts";
import { ANA, accepted, eventOf, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";
import { NOON } from "./search-desk.ts";

const TICKETS = 400;
const FOLLOWER = fileURLToPath(new URL("./following-process.ts", import.meta.url));

describe.each(DATABASES)("the follower of new words, on %s", (name) => {
  test("loses nothing when it is killed in the middle, and when another one follows beside it", async () => {
    const { store, address, remove } = await freshStore(name);
    try {
      await furnish(store);
      const door = createDoor({ store, clock: clockAt(NOON) });
      const { ticket } = await accepted(door, submission(NOON));
      await multiply(store, ticket.id, TICKETS - 1);
      expect(await wordsBehind(store)).toBe(TICKETS);

      const child = fork(FOLLOWER, [address]);
      await once(child, "message");
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;

      const find = (word: string) =>
        wordIndexOf(store.dialect).find(
          store.db,
          { all: [{ kind: "words", columns: ["subject"], words: [word], begins: false }], none: [] },
          { before: Number.MAX_SAFE_INTEGER, limit: 10_000 },
        );
      // Each ticket is known or noted, and none is both.
      const known = (await find("invoice")).length;
      expect(known).toBeGreaterThan(0);
      expect(known + (await wordsBehind(store))).toBe(TICKETS);

      // What changes meanwhile is noted once more.
      await accepted(door, {
        event: eventOf(ticket.id, ANA, NOON, { type: "changeRequested", changes: { subject: "Renamed" } }),
      });
      const beside = fork(FOLLOWER, [address]);
      const ended = once(beside, "exit");
      while ((await followWords(store, NOON)) > 0);
      await ended;
      while ((await followWords(store, NOON)) > 0);
      expect(await wordsBehind(store)).toBe(0);
      expect(await find("invoice")).toHaveLength(TICKETS - 1);
      expect(await find("renamed")).toEqual([ticket.number]);
    } finally {
      await remove();
    }
  });

  test("is asked nothing by a step without words, and by each fact that has some", async () => {
    const { store, remove } = await freshStore(name);
    try {
      await furnish(store);
      const door = createDoor({ store, clock: clockAt(NOON) });
      const { ticket } = await accepted(door, submission(NOON));
      while ((await followWords(store, NOON)) > 0);
      await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
      expect(await wordsBehind(store)).toBe(0);
      await accepted(door, step(ticket.id, ANA, NOON, "ask", "working", { product: "books", note: "Which one?" }));
      expect(await wordsBehind(store)).toBe(1);
    } finally {
      await remove();
    }
  });
});
