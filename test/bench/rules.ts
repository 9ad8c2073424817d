import { Engine } from "json-rules-engine";
import type { Scope } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import { routingSchema } from "../../blueprints/routing.ts";
import { triggerSchema } from "../../blueprints/trigger.ts";
import { compileRouting, rowFor } from "../../runtime/rules/compile-routing.ts";
import { compileTrigger, compileTriggers, nextTrigger } from "../../runtime/rules/compile-trigger.ts";
import { type BenchRow, perSecond } from "./bench.ts";

const v = (path: string): Json => ({ var: `ticket.${path}` });

/** What one trigger asks: a product, a priority, and how often it was reopened. */
const asked = Array.from({ length: 50 }, (_, n) => ({
  product: `product-${n % 10}`,
  priorities: n % 2 === 0 ? ["high", "urgent"] : ["low", "normal"],
  reopens: n % 5,
}));

const triggers = compileTriggers(
  asked.map(({ product, priorities, reopens }, n) =>
    compileTrigger(
      triggerSchema.parse({
        kind: "trigger",
        schemaVersion: 1,
        key: `t${n}`,
        name: `Trigger ${n}`,
        on: ["changed"],
        when: {
          allOf: [
            { is: [v("fields.product"), product] },
            { oneOf: [v("priority"), priorities] },
            { moreThan: [v("reopens"), reopens] },
          ],
        },
        do: [{ do: "addTag", tag: "seen" }],
      }),
      1,
    ),
  ),
);

const tickets = Array.from({ length: 200 }, (_, n) => ({
  priority: ["low", "normal", "high", "urgent"][n % 4] ?? "low",
  reopens: n % 7,
  fields: { product: `product-${n % 13}` },
}));

const CHANGED = new Set(["changed"] as const);
const NOBODY: ReadonlySet<string> = new Set();

/** Every trigger that acts on the ticket, as one pass of an event finds them. */
function acting(ticket: Json): number {
  const scope: Scope = { ticket };
  let found = 0;
  for (let at = -1; ; found += 1) {
    const next = nextTrigger(triggers, CHANGED, scope, at, NOBODY);
    if (!next) return found;
    at = next.place;
  }
}

function eventsPerSecond(): number {
  let n = 0;
  return perSecond(() => acting(tickets[n++ % tickets.length] ?? null));
}

/** The same rules and facts through json-rules-engine, which must find as many. */
async function reference(): Promise<number> {
  const engine = new Engine();
  for (const { product, priorities, reopens } of asked)
    engine.addRule({
      conditions: {
        all: [
          { fact: "product", operator: "equal", value: product },
          { fact: "priority", operator: "in", value: priorities },
          { fact: "reopens", operator: "greaterThan", value: reopens },
        ],
      },
      event: { type: "tag" },
    });
  const run = async (ticket: (typeof tickets)[number]) => {
    const { priority, reopens, fields } = ticket;
    return (await engine.run({ product: fields.product, priority, reopens })).events.length;
  };
  for (const ticket of tickets.slice(0, 40))
    if ((await run(ticket)) !== acting(ticket)) throw new Error("The two do not find the same rules.");
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < 1000) {
    for (const ticket of tickets.slice(0, 20)) await run(ticket);
    times += 20;
  }
  return (times / (performance.now() - start)) * 1000;
}

/** Rows of products, each split by priority; the last one catches all. */
const routing = (rows: number) =>
  compileRouting(
    routingSchema.parse({
      kind: "routing",
      schemaVersion: 1,
      key: "main",
      name: "Main",
      rows: [
        ...Array.from({ length: rows - 1 }, (_, n) => ({
          id: `r${n}`,
          when: {
            allOf: [
              { is: [v("department"), `department:d${n % 4}`] },
              { is: [v("fields.product"), `product-${Math.floor(n / 2)}`] },
              n % 2 === 0 ? { oneOf: [v("priority"), ["high", "urgent"]] } : { isNot: [v("priority"), "urgent"] },
            ],
          },
          // biome-ignore lint/suspicious/noThenProperty: the word of the language.
          then: { group: "group:finance" },
        })),
        // biome-ignore lint/suspicious/noThenProperty: the word of the language.
        { id: "rest", then: { group: "group:desk" } },
      ],
    }),
    1,
  );

function routedPerSecond(rows: number): number {
  const table = routing(rows);
  const seen = Array.from({ length: 500 }, (_, n) => ({
    department: `department:d${n % 4}`,
    priority: n % 3 === 0 ? "urgent" : "low",
    fields: { product: `product-${(n * 7) % rows}` },
  }));
  let n = 0;
  return perSecond(() => rowFor(table, { ticket: seen[n++ % seen.length] ?? null }));
}

export const rows: readonly BenchRow[] = [
  {
    name: "rules: 50 triggers of 3 conditions on one event",
    unit: "events/s",
    bar: { atLeast: 100_000 },
    run: async () => eventsPerSecond(),
  },
  {
    name: "rules: the same, of json-rules-engine",
    unit: "×",
    bar: { atLeast: 50 },
    run: async () => eventsPerSecond() / (await reference()),
  },
  {
    name: "rules: routing through 1,000 rows",
    unit: "tickets/s",
    bar: { atLeast: 50_000 },
    run: async () => routedPerSecond(1000),
  },
  {
    name: "rules: a table of 1,000 rows, of one of 100",
    unit: "× the cost",
    bar: { atMost: 3 },
    run: async () => routedPerSecond(100) / routedPerSecond(1000),
  },
];
