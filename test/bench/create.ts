import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store } from "../../api/db/connect.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { type DeskProcess, startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import { put } from "../small-desk.ts";
import type { BenchRow } from "./bench.ts";
import { Client, delivered } from "./client.ts";

const CLIENTS = 8;
const WARM_MS = 4_000;
const MEASURED_MS = 6_000;
const TRIGGERS = 50;
const ROWS = 100;

const v = (path: string): Json => ({ var: `ticket.${path}` });
const CATEGORIES = Array.from({ length: 25 }, (_, n) => `category-${n}`);
const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
const [FINANCE, LEADS] = ["group:finance", "group:finance-leads"];

/** Of three conditions each; two in five are met by some of the tickets that come. */
const triggers = Array.from({ length: TRIGGERS }, (_, n) => ({
  kind: "trigger",
  schemaVersion: 1,
  key: `bench-${n}`,
  name: `Trigger ${n}`,
  on: ["created"],
  when: {
    allOf: [
      { is: [v("category"), CATEGORIES[n % 25] ?? null] },
      { oneOf: [v("priority"), n % 2 === 0 ? ["high", "urgent"] : ["low", "normal"]] },
      n % 5 < 2 ? { is: [v("department"), "department:finance"] } : { is: [v("channel"), "fax"] },
    ],
  },
  do: [{ do: "addTag", tag: `seen-${n % 7}` }],
}));

const routing = {
  kind: "routing",
  schemaVersion: 1,
  key: "main",
  name: "Main",
  rows: [
    ...Array.from({ length: ROWS - 1 }, (_, n) => ({
      id: `row-${n}`,
      when: {
        allOf: [
          { is: [v("category"), CATEGORIES[n % 25] ?? null] },
          { is: [v("priority"), PRIORITIES[n % 4] ?? null] },
        ],
      },
      // biome-ignore lint/suspicious/noThenProperty: the word of the language.
      then: { group: n % 2 === 0 ? FINANCE : LEADS },
    })),
    // biome-ignore lint/suspicious/noThenProperty: the word of the language.
    { id: "rest", then: { group: FINANCE } },
  ],
};

const assignment = (group: string, key: string) => ({
  kind: "assignment",
  schemaVersion: 1,
  key,
  name: key,
  group,
  method: "leastLoaded",
  backlog: "oldest",
});

async function publish(store: Store): Promise<void> {
  const all: readonly (readonly [Kind, { readonly key: string }])[] = [
    ...triggers.map((one) => ["trigger", one] as const),
    ["routing", routing],
    ["assignment", assignment(FINANCE ?? "", "bench-finance")],
    ["assignment", assignment(LEADS ?? "", "bench-leads")],
  ];
  for (const [kind, document] of all) await put(store, kind, document.key, document, Date.now());
}

let request = 0;
const body = (): string => {
  const n = request++;
  return JSON.stringify({
    subject: `Invoice ${n}`,
    description: "The sum on the second page is not the one that we agreed on.",
    department: "department:finance",
    category: CATEGORIES[n % 25],
    priority: PRIORITIES[n % 4],
    fields: { product: "books" },
  });
};

/** What the tickets must show for the measure to be of what it says. */
async function assertWorked(store: Store): Promise<void> {
  const one = await store.db.selectFrom("ticket").selectAll().orderBy("number", "desc").executeTakeFirstOrThrow();
  const facts = await store.db.selectFrom("journal").select("type").where("ticket", "=", one.id).execute();
  const types = new Set(facts.map(({ type }) => type));
  for (const wanted of ["routed", "assigned", "slaApplied"] as const)
    if (!types.has(wanted)) throw new Error(`A new ticket was not ${wanted}: ${[...types].join(", ")}.`);
}

interface Created {
  readonly perSecond: number;
  readonly p95: number;
}

async function measure(desk: DeskProcess, data: string): Promise<Created> {
  const store = await openStore({ database: path.join(data, "filrouge.sqlite"), role: "tool" });
  try {
    await publish(store);
    const cookie = await signIn(desk.address, "ana@filrouge.example");
    const clients = Array.from({ length: CLIENTS }, () => new Client(desk.address, cookie));
    const from = performance.now() + WARM_MS;
    const until = from + MEASURED_MS;
    const took: number[] = [];
    await Promise.all(
      clients.map(async (client) => {
        for (let sent = performance.now(); sent < until; ) {
          await client.post("/tickets", body());
          const now = performance.now();
          if (sent >= from && now < until) took.push(now - sent);
          sent = now;
        }
      }),
    );
    for (const client of clients) client.close();
    await assertWorked(store);
    took.sort((a, b) => a - b);
    return { perSecond: took.length / (MEASURED_MS / 1000), p95: took[Math.floor(took.length * 0.95)] ?? 0 };
  } finally {
    await store.close();
  }
}

let created: Promise<Created> | null = null;

/** Both rows are of one run. */
function create(): Promise<Created> {
  created ??= (async () => {
    const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
    const desk = await startDesk({ data });
    try {
      await delivered(data);
      return await measure(desk, data);
    } finally {
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    }
  })();
  return created;
}

export const rows: readonly BenchRow[] = [
  {
    name: "tickets created over HTTP with 50 triggers, 100 routing rows, assignment and SLA, 8 clients",
    unit: "tickets/s",
    bar: { atLeast: 500 },
    run: async () => (await create()).perSecond,
  },
  {
    name: "the same: answer, p95",
    unit: "ms",
    bar: { atMost: 50 },
    run: async () => (await create()).p95,
  },
];
