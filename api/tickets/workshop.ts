import type { Kysely } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import { decide } from "../../runtime/decide.ts";
import type { Context, Decision, Need } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { CompiledDefinitions } from "../definitions/compiled.ts";
import { HotTickets } from "./hot-tickets.ts";
import { type LoadedTicket, peopleAround, readSurroundings, type Surroundings } from "./load.ts";
import { LoadsAhead } from "./loads-ahead.ts";
import type { FaultPoint } from "./save.ts";

/** What the door's transactions need, and keep from one to the next. */
export interface Workshop {
  readonly store: Store;
  readonly statements: Statements;
  readonly definitions: CompiledDefinitions;
  readonly hot: HotTickets;
  readonly loads: LoadsAhead;
  readonly fault: (point: FaultPoint) => void;
}

export const openWorkshop = (store: Store, fault: (point: FaultPoint) => void): Workshop => ({
  store,
  statements: new Statements(),
  definitions: new CompiledDefinitions(),
  hot: new HotTickets(),
  loads: new LoadsAhead(),
  fault,
});

/** What stands around tickets, by whose: read once a transaction. */
export type Around = Map<string, Surroundings>;

/** An event decided, with what it was decided by; `revision` is of the definitions. */
export interface Decided {
  readonly decision: Exclude<Decision, { outcome: "needs" }>;
  readonly context: Context;
  readonly revision: number;
}

/** Reads what a decision needs beside what stands around its ticket; null: it can't be had here. */
export type ReadNeed = (need: Need, definitions: Definitions) => Promise<Partial<Context> | null>;

const ROUNDS_OF_NEEDS = 3;

/** Decides an event by what can be read; null: by that alone it can't be. */
export async function decideEvent(
  { store, statements, definitions }: Workshop,
  db: Kysely<Tables>,
  surroundings: Around,
  event: Event,
  loaded: LoadedTicket | undefined,
  now: number,
  readNeed: ReadNeed,
): Promise<Decided | null> {
  const ticket = loaded?.ticket ?? null;
  const people = peopleAround(event, ticket);
  const name = people.join("\0");
  let found = surroundings.get(name);
  if (!found) {
    found = await readSurroundings(store, statements, db, people);
    surroundings.set(name, found);
  }
  const { definitions: revision } = found;
  const inForce = await definitions.current(db, revision);
  let { context } = found;
  for (let round = 0; ; round++) {
    const decision = decide(inForce, ticket, event, timeOf(event, now), context);
    if (decision.outcome !== "needs") return { decision, context, revision };
    if (round >= ROUNDS_OF_NEEDS) throw new Error(`Event ${event.id} needs more after ${round} readings.`);
    for (const need of decision.needs) {
      const read = await readNeed(need, inForce);
      if (!read) return null;
      context = joined(context, read);
    }
  }
}

/** History is decided at its own time. */
const timeOf = (event: Event, now: number): number => (event.history ? event.at : now);

/** What was read for one need beside what was read for others. */
const joined = (
  context: Context,
  { tickets, mentioned, candidates, openProblems, ...others }: Partial<Context>,
): Context => ({
  ...context,
  ...others,
  ...(tickets && { tickets: { ...context.tickets, ...tickets } }),
  ...(mentioned && { mentioned: { ...context.mentioned, ...mentioned } }),
  ...(openProblems && { openProblems: { ...context.openProblems, ...openProblems } }),
  ...(candidates && { candidates: { ...context.candidates, ...candidates } }),
});
