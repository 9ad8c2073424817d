import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Scope } from "../../blueprints/condition.ts";
import type { Answers } from "../../blueprints/event.ts";
import type { Example } from "../../blueprints/example.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import { castOf, type Surroundings } from "../../runtime/examples/examples.ts";
import {
  actorOf,
  type Came,
  type Cast,
  type Doing,
  EXAMPLE_CONTEXT,
  type Moment,
  open,
  perform,
} from "../../runtime/examples/scene.ts";
import { lookupsOf } from "../../runtime/lookups.ts";
import { type Offers, offers } from "../../runtime/offers.ts";
import { scopeOf } from "../../runtime/scope.ts";

/** What is tried: a drawn process and what the desk has around it. The same value as long as neither changes. */
export interface World {
  readonly document: Blueprint;
  readonly surroundings: Surroundings;
}

export type Given = Example["given"];

/** Something done, and what came of it. */
export interface Done {
  readonly doing: Doing;
  readonly came: Came;
}

/** A ticket on its way through a process that is only tried. Nothing of it is stored, and nothing leaves. */
export interface Simulation {
  readonly world: World;
  readonly given: Given;
  readonly cast: Cast;
  readonly opened: Came;
  readonly done: readonly Done[];
}

/** Makes the ticket; a sentence where it cannot begin as given. */
export function begin(world: World, given: Given): Simulation | Sentence {
  const cast = castOf([compileBlueprint(world.document, 1)], { given, when: [] }, world.surroundings);
  const opened = open(cast);
  return "en" in opened ? opened : { world, given, cast, opened, done: [] };
}

export const isSimulation = (one: Simulation | Sentence): one is Simulation => "cast" in one;

export function step(simulation: Simulation, doing: Doing): Simulation {
  const came = perform(simulation.cast, momentOf(simulation), doing);
  return { ...simulation, done: [...simulation.done, { doing, came }] };
}

/**
 * The same doings in this world, going on from `before` as far as it is the same: the process is drawn on while it is tried,
 * and what was done is done again in the new one.
 */
export function replay(
  world: World,
  given: Given,
  doings: readonly Doing[],
  before: Simulation | null,
): Simulation | Sentence {
  const same = before !== null && before.world === world && before.given === given;
  const begun = same ? before : begin(world, given);
  if (!isSimulation(begun)) return begun;
  let kept = 0;
  while (kept < doings.length && begun.done[kept]?.doing === doings[kept]) kept += 1;
  const start: Simulation = kept === begun.done.length ? begun : { ...begun, done: begun.done.slice(0, kept) };
  return doings.slice(kept).reduce(step, start);
}

/** How things stand now. */
export const momentOf = ({ opened, done }: Simulation): Moment => (done.at(-1)?.came ?? opened).moment;

/** The ticket; null: it was refused at the door. */
export const ticketOf = (simulation: Simulation): Ticket | null => momentOf(simulation).ticket;

/** When something happens next by itself, epoch ms; null: nothing does. */
export const nextWakeOf = (simulation: Simulation): number | null => momentOf(simulation).wakeAt;

/** Everything that came of it so far, in order. */
export const factsOf = ({ opened, done }: Simulation): readonly Fact[] => [
  ...opened.facts,
  ...done.flatMap(({ came }) => came.facts),
];

/** What conditions of a step's form read while `who` fills it in. */
export function formScope(simulation: Simulation, who: string, answers: Answers): Scope | null {
  const { cast } = simulation;
  const moment = momentOf(simulation);
  if (!moment.ticket) return null;
  const actor = actorOf(cast, moment, who);
  const lookups = lookupsOf(cast.definitions);
  return scopeOf(moment.ticket, actor, moment.now, EXAMPLE_CONTEXT, undefined, answers, lookups);
}

const NOTHING: Offers = { offered: [], refused: [], byItself: [], toEnd: null };

/** What `who` is offered now, what not and why, and what will happen by itself. */
export function offersFor(simulation: Simulation, who: string): Offers {
  const { cast } = simulation;
  const moment = momentOf(simulation);
  if (!moment.ticket) return NOTHING;
  return offers(cast.definitions, moment.ticket, actorOf(cast, moment, who), moment.now, EXAMPLE_CONTEXT);
}
