import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { newId } from "../../../api/ids.ts";
import { DATABASES, freshStore } from "../../stores.ts";
import { receiver } from "./effects-desk.ts";

const TICKETS = 200;
const PER_TICKET = 3;
const KILLS = 3;
const COMMAND = fileURLToPath(new URL("../../../api/command-line/filrouge.ts", import.meta.url));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startWorker(env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [COMMAND, "work"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout ?? child, "data");
  return child;
}

describe.each(DATABASES)("workers that are killed, on %s", (name) => {
  test("R23: everything arrives, with the same id when it comes again, each ticket's in its order", async () => {
    const { address, store, remove } = await freshStore(name);
    ends.push(remove);
    // Slow enough that a kill always finds something under way.
    const { origin, close, heard } = await receiver((_heard, response) => {
      setTimeout(() => response.writeHead(204).end(), 2);
    });
    ends.push(close);
    const data = mkdtempSync(path.join(tmpdir(), "filrouge-killed-"));
    ends.push(async () => rmSync(data, { recursive: true, force: true }));
    const ids: string[] = [];
    for (let nth = 0; nth < PER_TICKET; nth += 1)
      for (let index = 0; index < TICKETS; index += 1) {
        const [id, ticket] = [newId(), `ticket-${index}`];
        ids.push(id);
        const effect = { id, ticket, rule: "rule:test", type: "webhook", url: `${origin}/${index}`, body: { nth } };
        const lease = { status: "pending" as const, attempts: 0, runs: 0, next_at: 0, lease_until: null, fence: 0 };
        const made = { created_at: 0, settled_at: null, detail: null, destination: origin, place: nth };
        const row = { id, ticket, event: id, type: "webhook", rule: "rule:test", effect: JSON.stringify(effect) };
        await store.db
          .insertInto("outbox")
          .values({ ...row, ...lease, ...made })
          .execute();
      }
    const env = { DATABASE_URL: address, FILROUGE_DATA: data, FILROUGE_WEBHOOK_HOSTS: origin };
    for (let kills = 0; kills < KILLS; kills += 1) {
      const [worker, before] = [await startWorker(env), heard.length];
      await expect.poll(() => heard.length, { interval: 2 }).toBeGreaterThan(before + 60 + 20 * kills);
      worker.kill("SIGKILL");
      await once(worker, "exit");
      // As if the leases of the dead had ended.
      await store.db.updateTable("outbox").set({ lease_until: 1 }).where("lease_until", "is not", null).execute();
    }
    const last = await startWorker(env);
    ends.push(async () => {
      last.kill("SIGTERM");
      await once(last, "exit");
    });
    const open = () => store.db.selectFrom("outbox").select("id").where("status", "<>", "done").execute();
    await expect.poll(async () => (await open()).length, { interval: 50 }).toBe(0);
    expect(new Set(heard.map(({ id }) => id))).toEqual(new Set(ids));
    // What is sent twice was under way, or not yet written, when its worker ended.
    expect(heard.length - ids.length).toBeLessThanOrEqual(KILLS * 60);
    for (let index = 0; index < TICKETS; index += 1) {
      const order = heard.filter((one) => one.path === `/${index}`).map(({ body }) => Number(JSON.parse(body).nth));
      expect(order, `ticket-${index}`).toEqual([...order].sort((a, b) => a - b));
    }
  }, 90_000);
});
