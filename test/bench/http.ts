import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore } from "../../api/db/connect.ts";
import { startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import type { BenchRow } from "./bench.ts";

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

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One kept connection. Plain bytes, since a library for HTTP would take as much of the machine as the server under measure. */
class Client {
  readonly #socket: Socket;
  readonly #head: string;
  #heard = "";
  #waiting: PromiseWithResolvers<Answer> | null = null;

  constructor(address: string, cookie: string) {
    const { host, hostname, port } = new URL(address);
    this.#head = `host: ${host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`;
    this.#socket = connect(Number(port), hostname).setNoDelay(true).setEncoding("latin1");
    this.#socket.on("data", (chunk: string) => this.#hear(chunk));
    this.#socket.on("error", (error) => this.#waiting?.reject(error));
    this.#socket.on("close", () => this.#waiting?.reject(new Error("The server closed the connection.")));
  }

  async post(to: string, body: string): Promise<string> {
    this.#heard = "";
    this.#waiting = Promise.withResolvers();
    const own = `idempotency-key: ${randomUUID()}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    this.#socket.write(`POST /api${to} HTTP/1.1\r\n${this.#head}${own}${body}`);
    const { status, text } = await this.#waiting.promise;
    if (status < 200 || status > 299) throw new Error(`${to} was answered with ${status}: ${text}`);
    return text;
  }

  #hear(chunk: string): void {
    this.#heard += chunk;
    const end = this.#heard.indexOf("\r\n\r\n");
    const length = end < 0 ? undefined : /content-length: (\d+)/i.exec(this.#heard.slice(0, end))?.[1];
    if (length === undefined || this.#heard.length < end + 4 + Number(length)) return;
    this.#waiting?.resolve({ status: Number(this.#heard.slice(9, 12)), text: this.#heard.slice(end + 4) });
  }

  close(): void {
    this.#socket.destroy();
  }
}

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

/** Waits until what the new tickets have set off has left: the measure is of steps. */
async function delivered(data: string): Promise<void> {
  const store = await openStore({ database: path.join(data, "filrouge.sqlite"), role: "tool" });
  try {
    const pending = () => store.db.selectFrom("outbox").select("id").where("status", "=", "pending").limit(1);
    for (let look = 0; look < 300 && (await pending().executeTakeFirst()); look++) await pause(100);
  } finally {
    await store.close();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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
