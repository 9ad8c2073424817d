import type { Example } from "../../blueprints/example.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { namesOfEffect } from "../../runtime/examples/judge.ts";
import { factsOf, momentOf, type Simulation } from "./simulation.ts";

type Step = Example["when"][number];

/** The grammar's own bound. */
const MOST_STEPS = 200;

/**
 * What was done as an example of the language: who takes part, what was done, the state after each step that moved the ticket, and
 * how it ended. Null: it is longer than an example may be.
 */
export function recorded(simulation: Simulation, name: string): Example | null {
  const { given, done, opened } = simulation;
  const expected: Step[] = [];
  const plain: Step[] = [];
  let state = opened.moment.ticket?.place?.state ?? null;
  done.forEach(({ doing, came }, index) => {
    const last = index === done.length - 1;
    const next = came.moment.ticket?.place?.state ?? null;
    const refused = placesOf(came.refusals ?? []);
    for (const list of [expected, plain]) {
      list.push(doing);
      if (refused.length > 0 && !last) list.push({ expect: { refused } });
    }
    if (next !== state && refused.length === 0 && !last) expected.push({ expect: { state: next } });
    state = next;
  });
  const when = expected.length <= MOST_STEPS ? expected : plain;
  if (when.length > MOST_STEPS) return null;
  // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
  return { name, given: { ...given, people: peopleOf(simulation) }, when, then: endOf(simulation) };
}

/** Those who did something; the others of the desk are no part of it. */
function peopleOf({ given, done }: Simulation): NonNullable<Example["given"]["people"]> {
  const acted = new Set(done.flatMap(({ doing }) => ("as" in doing ? [doing.as] : [])));
  return Object.fromEntries(Object.entries(given.people ?? {}).filter(([id]) => acted.has(id)));
}

function endOf(simulation: Simulation): Example["then"] {
  const { ticket } = momentOf(simulation);
  const last = simulation.done.at(-1);
  const refused = placesOf(last?.came.refusals ?? []);
  const taken = factsOf(simulation).flatMap((fact) =>
    fact.type === "transitionTaken" ? [`transitionTaken:${fact.transition}`] : [],
  );
  const left = [simulation.opened, ...simulation.done.map(({ came }) => came)].flatMap(({ effects }) =>
    effects.map((effect) => namesOfEffect(effect).at(-1) ?? effect.type),
  );
  const owner = simulation.given.ticket?.assignee ?? null;
  return {
    state: ticket?.place?.state ?? null,
    ...(ticket && { status: ticket.status }),
    ...(ticket && ticket.assignee !== owner && { assignee: ticket.assignee }),
    ...(taken.length > 0 && { facts: taken }),
    ...(left.length > 0 && { effects: left }),
    ...(refused.length > 0 && { refused }),
  };
}

/** A reason by its place, or by its code where the place is the step itself: as examples name them. */
const placesOf = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ pointer, code }) => (pointer === "" ? code : pointer));
