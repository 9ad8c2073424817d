import type { Sentence, Text } from "../../blueprints/text.ts";
import { textIn } from "../../blueprints/text.ts";
import type { CompiledBlueprint } from "../compiled.ts";
import type { Mark, Walk } from "./conformance.ts";

/** A ticket that shows a deviation. `line` is the line of the log. */
export interface ExampleTicket {
  readonly ticket: string;
  readonly number: number;
  readonly case: string;
  readonly line: number;
  readonly at: number;
}

/** One kind of deviation: an activity that the blueprint does not offer in a state. */
export interface Deviation {
  readonly kind: "notOffered" | "notAllowed" | "unknownActivity" | "refused";
  readonly activity: string;
  readonly state: string | null;
  /** Where the ticket was moved by a marked jump. */
  readonly to: string | null;
  readonly sentence: Sentence;
  /** Events, and the tickets that they are of. */
  readonly count: number;
  readonly tickets: number;
  readonly examples: readonly ExampleTicket[];
}

/** Hours are calendar hours; null where nothing was measured. */
export interface Stay {
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
}

/** How a log fits a blueprint. Every event is in exactly one of fitted, noted, deviated and refused. */
export interface Conformance {
  readonly tickets: { readonly total: number; readonly fitting: number };
  readonly events: {
    readonly total: number;
    readonly fitted: number;
    readonly noted: number;
    readonly deviated: number;
    readonly refused: number;
  };
  readonly deviations: readonly Deviation[];
  /** `visits` counts entries; `ended` the tickets that the log leaves there. */
  readonly states: readonly (Stay & { readonly id: string; readonly visits: number; readonly ended: number })[];
  /** Steps taken, one entry for each state that they leave, with the hours spent there before. */
  readonly transitions: readonly (Stay & { readonly id: string; readonly from: string; readonly count: number })[];
  /** Ways that are not drawn, most frequent first. */
  readonly jumps: readonly (Stay & { readonly from: string; readonly to: string; readonly count: number })[];
  /** First and last instant, epoch ms. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

const EXAMPLES = 5;

interface OpenDeviation {
  readonly mark: Mark;
  readonly kind: Deviation["kind"];
  count: number;
  tickets: number;
  last: string;
  readonly examples: ExampleTicket[];
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  count: number;
  readonly hours: number[];
}

/** Adds up walks into a {@link Conformance}. */
export interface Tally {
  /** `number` is the ticket's, where it is known already. */
  readonly add: (name: string, walk: Walk, number?: number | null) => void;
  /** Tells the number that a ticket got when it was written. */
  readonly number: (ticket: string, number: number) => void;
  readonly result: () => Conformance;
}

/** A tally for one blueprint; nothing of the walks is kept but counts, hours and a few examples. */
export function openTally(blueprint: CompiledBlueprint): Tally {
  const events = { total: 0, fitted: 0, noted: 0, deviated: 0, refused: 0 };
  const tickets = { total: 0, fitting: 0 };
  const deviations = new Map<string, OpenDeviation>();
  const stays = new Map<string, number[]>();
  const visits = new Map<string, number>();
  const ended = new Map<string, number>();
  const taken = new Map<string, Arrow>();
  const jumps = new Map<string, Arrow>();
  const numbers = new Map<string, number>();
  let span: { from: number; to: number } | null = null;

  function add(name: string, walk: Walk, number?: number | null): void {
    if (walk.ticket && typeof number === "number") numbers.set(walk.ticket.id, number);
    tickets.total += 1;
    if (walk.marks.every(({ outcome }) => outcome !== "deviated" && outcome !== "refused")) tickets.fitting += 1;
    let since: number | null = null;
    for (const mark of walk.marks) {
      count(mark);
      span = span
        ? { from: Math.min(span.from, mark.at), to: Math.max(span.to, mark.at) }
        : { from: mark.at, to: mark.at };
      if (mark.outcome === "deviated" || mark.outcome === "refused") deviate(name, walk, mark);
      since = move(mark, since);
    }
    const last = walk.ticket?.place?.state;
    if (last !== undefined) ended.set(last, (ended.get(last) ?? 0) + 1);
  }

  function count(mark: Mark): void {
    events.total += 1;
    events[mark.outcome === "created" ? "fitted" : mark.outcome] += 1;
  }

  /** Follows the ticket from state to state; gives when it entered the state it is now in. */
  function move(mark: Mark, since: number | null): number | null {
    if (mark.to === null || mark.outcome === "noted" || mark.outcome === "refused") return since;
    // A ticket that the log shows only from its first step on: nobody knows how long it stood before.
    if (since === null && mark.from !== null) push(visits, mark.from);
    push(visits, mark.to);
    if (mark.from === null) return mark.at;
    // A ticket that the log shows only from its first step on: nobody knows how long it stood before.
    const hours = since === null ? null : (mark.at - since) / 3_600_000;
    if (hours !== null) pushHours(stays, mark.from, hours);
    if (mark.transition !== null) pass(taken, JSON.stringify([mark.transition, mark.from]), mark.from, mark.to, hours);
    else if (mark.outcome === "deviated") pass(jumps, JSON.stringify([mark.from, mark.to]), mark.from, mark.to, hours);
    return mark.at;
  }

  function deviate(name: string, walk: Walk, mark: Mark): void {
    const kind = kindOf(mark);
    const key = JSON.stringify([kind, mark.logged.activity, mark.from]);
    const known = deviations.get(key) ?? { mark, kind, count: 0, tickets: 0, last: "", examples: [] };
    known.count += 1;
    if (known.last !== name) {
      known.last = name;
      known.tickets += 1;
      const { line, at } = mark.logged;
      if (known.examples.length < EXAMPLES)
        known.examples.push({ ticket: walk.ticket?.id ?? "", number: 0, case: name, line, at });
    }
    deviations.set(key, known);
  }

  function result(): Conformance {
    const states = blueprint.document.states.map(({ id }) => ({
      id,
      visits: visits.get(id) ?? 0,
      ended: ended.get(id) ?? 0,
      ...stay(stays.get(id)),
    }));
    const transitions = [...blueprint.states].flatMap(([from, { exits }]) =>
      exits.map(({ id }) => {
        const arrow = taken.get(JSON.stringify([id, from]));
        return { id, from, count: arrow?.count ?? 0, ...stay(arrow?.hours) };
      }),
    );
    return {
      tickets: { ...tickets },
      events: { ...events },
      deviations: [...deviations.values()]
        .map((one) => closed(blueprint, one, numbers))
        .sort((a, b) => b.count - a.count || (a.sentence.en < b.sentence.en ? -1 : 1)),
      states,
      transitions,
      jumps: [...jumps.values()]
        .map(({ from, to, count, hours }) => ({ from, to, count, ...stay(hours) }))
        .sort((a, b) => b.count - a.count),
      span,
    };
  }

  return { add, number: (ticket, number) => void numbers.set(ticket, number), result };
}

const push = (into: Map<string, number>, key: string): void => void into.set(key, (into.get(key) ?? 0) + 1);

function pushHours(into: Map<string, number[]>, key: string, hours: number): void {
  const known = into.get(key);
  if (known) known.push(hours);
  else into.set(key, [hours]);
}

function pass(arrows: Map<string, Arrow>, key: string, from: string, to: string, hours: number | null): void {
  const known = arrows.get(key) ?? { from, to, count: 0, hours: [] };
  known.count += 1;
  if (hours !== null) known.hours.push(hours);
  arrows.set(key, known);
}

function stay(hours: readonly number[] | undefined): Stay {
  if (!hours || hours.length === 0) return { medianHours: null, p90Hours: null };
  const sorted = Float64Array.from(hours).sort();
  return { medianHours: quantile(sorted, 0.5), p90Hours: quantile(sorted, 0.9) };
}

/** Linear interpolation between the two nearest ranks. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? 0;
  return low + (high - low) * (place - Math.floor(place));
}

function kindOf(mark: Mark): Deviation["kind"] {
  if (mark.outcome === "refused") return "refused";
  if (mark.logged.steps === null) return "unknownActivity";
  return mark.reasons.length > 0 ? "notAllowed" : "notOffered";
}

function closed(
  blueprint: CompiledBlueprint,
  { mark, kind, count, tickets, examples }: OpenDeviation,
  numbers: ReadonlyMap<string, number>,
): Deviation {
  const { activity } = mark.logged;
  const name: Text = (mark.from === null ? undefined : blueprint.states.get(mark.from)?.state.name) ?? mark.from ?? "–";
  const [why] = mark.reasons;
  return {
    kind,
    activity,
    state: mark.from,
    to: mark.outcome === "refused" ? null : mark.to,
    sentence: sentenceOf(kind, activity, name, why?.message),
    count,
    tickets,
    examples: examples.map((example) => ({ ...example, number: numbers.get(example.ticket) ?? 0 })),
  };
}

function sentenceOf(kind: Deviation["kind"], activity: string, state: Text, why?: Sentence): Sentence {
  const [en, fr] = [textIn(state, "en"), textIn(state, "fr")];
  const because = { en: why ? `: ${why.en}` : "", fr: why ? ` : ${why.fr}` : "" };
  switch (kind) {
    case "notOffered":
      return { en: `${activity} is not offered in ${en}`, fr: `${activity} n’est pas proposé dans « ${fr} »` };
    case "notAllowed":
      return {
        en: `${activity} did not meet its conditions in ${en}${because.en}`,
        fr: `${activity} ne remplissait pas ses conditions dans « ${fr} »${because.fr}`,
      };
    case "unknownActivity":
      return {
        en: `${activity} is not in the mapping (in ${en})`,
        fr: `${activity} n’est pas dans la correspondance (dans « ${fr} »)`,
      };
    case "refused":
      return {
        en: `${activity} was refused in ${en}${because.en}`,
        fr: `${activity} a été refusé dans « ${fr} »${because.fr}`,
      };
  }
}
