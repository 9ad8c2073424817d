import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { firstStart } from "../../../api/command-line/first-start.ts";
import { readConfig } from "../../../api/config.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { scratch } from "../../scratch.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const WEEKS = 8 * 7 * 86_400_000;

test.each(DATABASES)(
  "on %s a demo begins with weeks of tickets that have lived, and none of them reaches anybody",
  async (database) => {
    const { store, remove } = await freshStore(database);
    const folder = scratch("past");
    try {
      const config = { ...readConfig({ FILROUGE_DATA: folder }), demoTickets: 60 };
      await firstStart(store, config, clockAt(NOON));
      expect((await checkStore(store.db)).faults).toEqual([]);
      const tickets = await store.db
        .selectFrom("ticket")
        .select(["status", "created_at", "number"])
        .orderBy("number")
        .execute();
      expect(tickets.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      const past = tickets.slice(0, 60);
      expect(past.every(({ created_at }) => created_at > NOON - WEEKS && created_at < NOON)).toBe(true);
      // Most of what came in eight weeks is over, and not all of it.
      const over = past.filter(({ status }) => status === "solved" || status === "closed").length;
      expect(over).toBeGreaterThan(40);
      expect(over).toBeLessThan(60);
      const told = await store.db.selectFrom("journal").select("type").distinct().execute();
      expect(told.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["slaMet", "slaBreached", "stateEntered", "ratingAsked", "rated"]),
      );
      // What the few that are told by hand ask to be sent is asked as the desk opens, of nobody in the past.
      const sent = await store.db
        .selectFrom("outbox")
        .innerJoin("ticket", "ticket.id", "outbox.ticket")
        .select("number")
        .execute();
      expect(sent.filter(({ number }) => number <= 60)).toEqual([]);
    } finally {
      await remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
