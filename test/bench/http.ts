import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import type { BenchRow } from "./bench.ts";

const CLIENTS = 8;
const WARM_MS = 3_000;
const MEASURED_MS = 6_000;

/** Steps of one ticket, before the next is opened: journals of a length that people make. */
const STEPS = 12;
const WAYS = [
  { transition: "take", fromState: "open" },
  { transition: "hand-back", fromState: "in-progress" },
];

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One POST over a kept connection. */
function post(agent: Agent, url: string, cookie: string, body: object): Promise<Answer> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
          "idempotency-key": randomUUID(),
          cookie,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      },
    );
    call.on("error", reject);
    call.end(text);
  });
}

/** Steps a second that the real server takes in for eight clients on the same machine, each durable before its answer. */
async function stepsOverHttp(): Promise<number> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const desk = await startDesk({ data });
  try {
    const cookie = await signIn(desk.address, "ana@filrouge.example");
    const begun = performance.now();
    const from = begun + WARM_MS;
    const until = from + MEASURED_MS;
    let taken = 0;
    const client = async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const send = async (to: string, body: object): Promise<string> => {
        const { status, text } = await post(agent, `${desk.address}/api${to}`, cookie, body);
        if (status < 200 || status > 299) throw new Error(`${to} was answered with ${status}: ${text}`);
        return text;
      };
      while (performance.now() < until) {
        const subject = { subject: "Invoice", department: "department:finance", fields: { product: "books" } };
        const { ticket } = JSON.parse(await send("/tickets", subject)) as { readonly ticket: { readonly id: string } };
        for (let step = 0; step < STEPS; step++) {
          await send(`/tickets/${ticket.id}/steps`, { ...WAYS[step % WAYS.length], answers: {} });
          const now = performance.now();
          if (now >= from && now < until) taken += 1;
        }
      }
      agent.destroy();
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return taken / (MEASURED_MS / 1000);
  } finally {
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  { name: "durable steps over HTTP, 8 clients", unit: "steps/s", bar: { atLeast: 1000 }, run: stepsOverHttp },
];
