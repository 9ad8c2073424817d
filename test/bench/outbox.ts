import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "../../api/db/connect.ts";
import { newId } from "../../api/ids.ts";
import { startPostgres } from "../postgres.ts";
import { freshStore } from "../stores.ts";
import type { BenchRow } from "./bench.ts";

const EFFECTS = 20_000;
/** Of each ticket, one after the other. */
const PER_TICKET = 2;
const AT_ONCE = 500;
const WORKERS = 2;
const COMMAND = fileURLToPath(new URL("../../api/command-line/filrouge.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts what arrives, by id, and notes where a ticket's second came before its first. */
async function openReceiver() {
  const times = new Map<string, number>();
  const tickets = new Map<string, number>();
  const seen = { firstAt: 0, disorder: 0 };
  const server = createServer((request, response) => {
    seen.firstAt ||= performance.now();
    const id = String(request.headers["webhook-id"]);
    times.set(id, (times.get(id) ?? 0) + 1);
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      const ticket = String(request.headers["x-filrouge-ticket"]);
      const before = tickets.get(ticket) ?? 0;
      tickets.set(ticket, before + 1);
      if (body !== JSON.stringify({ nth: before })) seen.disorder += 1;
      response.writeHead(204).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    origin,
    times,
    seen,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Webhooks of many tickets, none of them due yet. */
async function fill({ db }: Store, origin: string): Promise<void> {
  for (let at = 0; at < EFFECTS; at += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, index) => {
      const nth = (at + index) % PER_TICKET;
      const ticket = `ticket-${Math.floor((at + index) / PER_TICKET)}`;
      const id = newId();
      return {
        id,
        ticket,
        event: id,
        type: "webhook",
        rule: "rule:bench",
        effect: JSON.stringify({ id, ticket, rule: "rule:bench", type: "webhook", url: `${origin}/`, body: { nth } }),
        status: "pending" as const,
        attempts: 0,
        runs: 0,
        next_at: Number.MAX_SAFE_INTEGER,
        lease_until: null,
        fence: 0,
        created_at: 0,
        settled_at: null,
        detail: null,
        destination: origin,
        place: nth,
      };
    });
    await db.insertInto("outbox").values(rows).execute();
  }
}

async function startWorker(database: string, data: string, origin: string): Promise<ChildProcess> {
  const env = { ...process.env, DATABASE_URL: database, FILROUGE_DATA: data, FILROUGE_WEBHOOK_HOSTS: origin };
  const child = spawn(process.execPath, [COMMAND, "work"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout ?? child, "data");
  return child;
}

/** Deliveries a second, from the first that is heard until the last is settled. */
async function delivered(): Promise<number> {
  const { address, store, remove } = await freshStore("postgres");
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const receiver = await openReceiver();
  const workers: ChildProcess[] = [];
  try {
    await fill(store, receiver.origin);
    for (let index = 0; index < WORKERS; index += 1) workers.push(await startWorker(address, data, receiver.origin));
    await store.db.updateTable("outbox").set({ next_at: Date.now() }).execute();
    const open = () => store.db.selectFrom("outbox").select("id").where("status", "=", "pending").limit(1).execute();
    while ((await open()).length > 0) await pause(50);
    const seconds = (performance.now() - receiver.seen.firstAt) / 1000;
    const { times, seen } = receiver;
    const twice = [...times.values()].filter((count) => count > 1).length;
    if (times.size !== EFFECTS || twice > 0 || seen.disorder > 0)
      throw new Error(`${times.size} of ${EFFECTS} arrived, ${twice} more than once, ${seen.disorder} out of order.`);
    return EFFECTS / seconds;
  } finally {
    for (const worker of workers) {
      worker.kill("SIGTERM");
      if (worker.exitCode === null) await once(worker, "exit");
    }
    receiver.close();
    await remove();
    rmSync(data, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  {
    name: "outbox to a local receiver, PostgreSQL, two workers, each id once",
    unit: "deliveries/s",
    bar: { atLeast: 1000 },
    run: async () => {
      const { url, stop } = await startPostgres();
      process.env.FILROUGE_TEST_POSTGRES = url;
      try {
        return await delivered();
      } finally {
        await stop();
      }
    },
  },
];
