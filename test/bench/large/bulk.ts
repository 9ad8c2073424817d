import type { BulkJob } from "../../../api/contract/bulk.ts";
import { scale } from "../bench.ts";
import type { LargeDesk } from "./desk.ts";
import { p95 } from "./p95.ts";
import { isFree } from "./past.ts";

const TICKETS = 1_000;
/** Somebody else does something so often meanwhile. */
const OTHERS_EVERY_MS = 20;

/** One step on a thousand tickets, in s, while a colleague works on a ticket of his own; what he waits for, p95, in ms. */
export async function bulkStep(desk: LargeDesk): Promise<{ readonly seconds: number; readonly othersP95: number }> {
  const [ana, bruno] = [await desk.visit("ana"), await desk.visit("bruno")];
  const tickets: string[] = [];
  for (let number = desk.first + scale.tickets - 1; tickets.length < TICKETS; number -= 1) {
    if (number < desk.first) throw new Error(`There are only ${tickets.length} tickets to take.`);
    if (isFree(number)) tickets.push((JSON.parse(await ana.get(`/tickets/${number}`)) as { readonly id: string }).id);
  }
  const own = tickets.pop() ?? "";
  const action = { do: "step", blueprint: "finance-requests", transition: "take", answers: {} };
  const start = performance.now();
  let job = JSON.parse(await ana.post("/bulk", JSON.stringify({ selection: { tickets }, action }))) as BulkJob;
  const waits: number[] = [];
  while (job.doneAt === null) {
    const from = performance.now();
    await bruno.post(`/tickets/${own}/messages`, JSON.stringify({ public: false, text: "Beside it." }));
    waits.push(performance.now() - from);
    job = JSON.parse(await ana.get(`/bulk/${job.id}`)) as BulkJob;
    await new Promise((resolve) => setTimeout(resolve, OTHERS_EVERY_MS));
  }
  const seconds = (performance.now() - start) / 1_000;
  if (job.counts.changed !== tickets.length) throw new Error(`Of ${tickets.length}: ${JSON.stringify(job.counts)}`);
  return { seconds, othersP95: p95(waits) };
}
