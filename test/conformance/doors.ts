import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { BulkAction } from "../../api/contract/bulk.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import type { Store } from "../../api/db/connect.ts";
import { newId } from "../../api/ids.ts";
import type { Door as Entrance } from "../../api/tickets/door.ts";
import type { Event } from "../../blueprints/event.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import { good, type Visitor } from "../server.ts";
import { type Asker, byTrigger, type Change, inTime } from "./changes.ts";
import { before, type Heard, hear, noIn, saidNo } from "./heard.ts";

/** Everybody whom a door needs. */
export interface House {
  readonly ana: Visitor;
  /** The same person through an API token: what a program in front of the desk, such as a webhook's receiver, comes with. */
  readonly token: Visitor;
  readonly store: Store;
  /** The one door itself, opened beside the server: as an import does. */
  readonly entrance: Entrance;
}

/** A way by which a change comes to a ticket. */
export interface Door {
  readonly name: string;
  readonly asker: Asker;
  /** What its tickets must come with. */
  readonly brings?: (change: Change) => { readonly subject: string; readonly dueAt?: number };
  readonly fire: (house: House, ticket: TicketView, change: Change) => Promise<Heard>;
}

/** A fresh ticket on which the change can be asked. */
export async function ticketFor({ ana }: House, change: Change, brings?: Door["brings"]): Promise<TicketView> {
  const { on, given } = change;
  const { subject = "Something", ...more } = brings?.(change) ?? {};
  const body = { subject, ...more, department: "department:finance", ...(on !== "free" && { type: "paper" }) };
  const { ticket } = good(await ana.client.tickets.create({ body }));
  const params = { id: ticket.id };
  if (on === "sealed") {
    const body = { transition: "seal", fromState: "waiting" };
    return good(await ana.client.tickets.step({ params, body, idempotencyKey: randomUUID() })).ticket;
  }
  if (!given) return ticket;
  return good(await ana.client.tickets.change({ params, body: editable(given), ifMatch: ticket.version })).ticket;
}

/** The contract's lists may be written to, the runtime's may not. */
const editable = (changes: object): NonNullable<Parameters<Visitor["client"]["tickets"]["change"]>[0]["body"]> => ({
  ...changes,
});

const asks =
  (who: "ana" | "token"): Door["fire"] =>
  async (house, { id, version, place }, { asked }) => {
    const { client } = house[who];
    const was = await before(house.store, id);
    const answer =
      "changes" in asked
        ? await client.tickets.change({ params: { id }, body: editable(asked.changes), ifMatch: version })
        : await client.tickets.step({
            params: { id },
            body: { transition: asked.step, fromState: place?.state.id ?? "" },
            idempotencyKey: randomUUID(),
          });
    return hear(house.store, id, was, noIn(answer));
  };

const pressed: Door["fire"] = async ({ ana, store }, { id }, { key }) => {
  const was = await before(store, id);
  return hear(store, id, was, noIn(await ana.client.rules.pressMacro({ params: { id, key: `one-${key}` } })));
};

/** Enough tickets at once that they are decided together and written with few statements. */
const MANY = 5;

const onMany: Door["fire"] = async (house, ticket, change) => {
  const { ana, store } = house;
  const tickets = [ticket];
  while (tickets.length < MANY) tickets.push(await ticketFor(house, change));
  const was = await Promise.all(tickets.map(({ id }) => before(store, id)));
  const body = { tickets: tickets.map(({ id, version }) => ({ id, version })) };
  const params = { key: `one-${change.key}` };
  good(await ana.client.rules.runMacroOnMany({ params, body, idempotencyKey: randomUUID() }));
  const heard: Heard[] = [];
  for (const [index, { id }] of tickets.entries()) {
    const then = was[index];
    if (then) heard.push(await hear(store, id, then));
  }
  const [first, ...others] = heard;
  const odd = others.find((one) => !isDeepStrictEqual(one, first));
  if (!first || odd) throw new Error(`Of many one came out otherwise: ${JSON.stringify([first, odd])}`);
  return first;
};

/** As far as the form for many tickets can say it; what it cannot is a macro there. */
export function inBulk({ asked, key }: Change): BulkAction {
  if ("step" in asked) return { do: "step", blueprint: "paper", transition: asked.step };
  const { priority, assignee, tags, ...others } = asked.changes;
  if (Object.keys(others).length > 0 || priority === null) return { do: "macro", macro: `one-${key}` };
  return {
    do: "change",
    ...(priority !== undefined && { priority }),
    ...(assignee !== undefined && { assignee }),
    ...(tags !== undefined && { addTags: [...tags] }),
  };
}

const bulk: Door["fire"] = async ({ ana, store }, { id }, change) => {
  const was = await before(store, id);
  const body = { selection: { tickets: [id] }, action: inBulk(change) };
  const job = good(await ana.client.bulk.start({ body, idempotencyKey: randomUUID() }));
  const params = { id: job.id };
  const done = async () => good(await ana.client.bulk.read({ params })).doneAt;
  await expect.poll(done, { timeout: 30_000 }).not.toBeNull();
  const [item] = good(await ana.client.bulk.items({ params, query: {} })).items;
  const [reason] = item?.outcome === "refused" ? item.reasons : [];
  if (!reason) return hear(store, id, was);
  return hear(store, id, was, saidNo(reason.code, reason.message.en, reason.details as JsonObject | undefined)); // JSON, as it came.
};

const triggered: Door["fire"] = async ({ ana, store }, { id }) => {
  const { tasks } = good(await ana.client.beside.addTask({ params: { id }, body: { title: "Start it" } }));
  const was = await before(store, id);
  good(await ana.client.beside.tickTask({ params: { id, task: tasks[0]?.id ?? "" }, body: { done: true } }));
  return hear(store, id, was);
};

/** The rule acts one second before the date: long after the ticket has been made, by the server's own clock. */
const DUE_IN_MS = 6_000;

const timed: Door["fire"] = async ({ store }, { id }) => {
  const was = await before(store, id);
  for (;;) {
    const acted = await store.db
      .selectFrom("journal")
      .select("seq")
      .where("ticket", "=", id)
      .where("type", "=", "timeRuleActed")
      .executeTakeFirst();
    if (acted) return hear(store, id, was);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** Whose past it is, as the import of a log has it. */
const CLERK: Actor = {
  id: "import:A. Clerk",
  kind: "import",
  groups: [],
  roles: [],
  departments: [],
  rights: ["jump", "close"],
};

/** Events as the import of a log makes them: with their own time, and reaching nobody. */
export const asHistory: Door["fire"] = async ({ entrance, store }, { id, place }, { asked }) => {
  const was = await before(store, id);
  const envelope = { id: newId(), ticket: id, at: Date.now(), actor: CLERK, history: true } as const;
  const event: Event =
    "changes" in asked
      ? { ...envelope, type: "changeRequested", changes: asked.changes }
      : {
          ...envelope,
          type: "stepRequested",
          transition: asked.step,
          fromState: place?.state.id ?? "",
          answers: {},
        };
  const [result] = await entrance.applyBatch([{ event }]);
  if (result?.outcome === "failed") throw result.error;
  const [reason] = result?.outcome === "rejected" ? result.reasons : [];
  if (!reason) return hear(store, id, was);
  return hear(store, id, was, saidNo(reason.code, reason.message.en, reason.details));
};

export const IN_TIME: Door = {
  name: "a time rule",
  asker: "rule",
  brings: ({ key }) => ({ subject: inTime(key), dueAt: Date.now() + DUE_IN_MS }),
  fire: timed,
};

export const DOORS: readonly Door[] = [
  { name: "the interface", asker: "person", fire: asks("ana") },
  { name: "an API token", asker: "person", fire: asks("token") },
  { name: "a macro", asker: "person", fire: pressed },
  { name: "a macro on many tickets", asker: "person", fire: onMany },
  { name: "the form for many tickets", asker: "person", fire: bulk },
  { name: "a trigger", asker: "rule", brings: ({ key }) => ({ subject: byTrigger(key) }), fire: triggered },
  IN_TIME,
  { name: "an import", asker: "history", fire: asHistory },
];
