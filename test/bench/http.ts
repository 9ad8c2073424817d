import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import type { BenchRow } from "./bench.ts";
import { Client, delivered } from "./client.ts";

const CLIENTS = 8;
const WARM_MS = 4_000;
const MEASURED_MS = 6_000;

/** Tickets of each client, opened before the clock starts: no journal gets longer than people make them. */
const TICKETS = 100;
const SUBJECT = JSON.stringify({ subject: "Invoice", department: "department:finance", fields: { product: "books" } });
const WAYS = [
  JSON.stringify({ transition: "take", fromState: "open", answers: {} }),
  JSON.stringify({ transition: "hand-back", fromState: "in-progress", answers: {} }),
] as const;

/** Opens this client's tickets, ready for their first step. */
async function opened(client: Client): Promise<{ readonly path: string; step: number }[]> {
  const tickets: { readonly path: string; step: number }[] = [];
  while (tickets.length < TICKETS) {
    const { ticket } = JSON.parse(await client.post("/tickets", SUBJECT)) as {
      readonly ticket: { readonly id: string };
    };
    tickets.push({ path: `/tickets/${ticket.id}/steps`, step: 0 });
  }
  return tickets;
}

/** Steps a second that the real server takes in for eight clients on the same machine, each durable before its answer. */
async function stepsOverHttp(): Promise<number> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const desk = await startDesk({ data });
  try {
    const cookie = await signIn(desk.address, "ana@filrouge.example");
    const clients = Array.from({ length: CLIENTS }, () => new Client(desk.address, cookie));
    const ready = await Promise.all(clients.map(async (client) => ({ client, tickets: await opened(client) })));
    await delivered(data);
    const from = performance.now() + WARM_MS;
    const until = from + MEASURED_MS;
    let taken = 0;
    const work = async ({ client, tickets }: (typeof ready)[number]) => {
      for (;;) {
        for (const ticket of tickets) {
          const body = WAYS[ticket.step % 2] ?? WAYS[0];
          ticket.step += 1;
          await client.post(ticket.path, body);
          const now = performance.now();
          if (now >= until) return;
          if (now >= from) taken += 1;
        }
      }
    };
    await Promise.all(ready.map(work));
    for (const client of clients) client.close();
    return taken / (MEASURED_MS / 1000);
  } finally {
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  { name: "durable steps over HTTP, 8 clients", unit: "steps/s", bar: { atLeast: 1000 }, run: stepsOverHttp },
];
