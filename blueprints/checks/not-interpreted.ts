import type { Blueprint } from "../blueprint.ts";
import { pointer } from "../json.ts";
import type { Sentence } from "../text.ts";
import { type Action, actionType } from "../vocabulary/actions.ts";
import { askType } from "../vocabulary/asks.ts";
import type { Check } from "./check.ts";

/** What can be written before it can be run: said loudly, so that nobody waits for something that will not happen. */
export const notInterpreted: Check = {
  code: "notInterpreted",
  title: { en: "Written, but not run yet", fr: "Écrit, mais pas encore exécuté" },
  severity: "warning",
  *check({ document }) {
    for (const { at, what } of written(document)) {
      yield { pointer: at, message: { en: `${what.en} is not run yet.`, fr: `${what.fr} : pas encore exécuté.` } };
    }
  },
};

interface Found {
  readonly at: string;
  readonly what: Sentence;
}

const EVENTS: ReadonlySet<string> = new Set(["approved", "rejected", "stepsDone", "childrenSolved", "webhook"]);

function* written(document: Blueprint): Generator<Found> {
  yield* reactions(document.limit, "/limit");
  for (const [index, state] of document.states.entries()) {
    const here = pointer("states", index);
    yield* reactions(state.limit, `${here}/limit`);
    if (state.approval) yield { at: `${here}/approval`, what: { en: "An approval", fr: "Une approbation" } };
    if (state.parallel) yield { at: `${here}/parallel`, what: { en: "Parallel work", fr: "Le travail en parallèle" } };
  }
  for (const [index, { start, during, after }] of document.transitions.entries()) {
    const here = pointer("transitions", index);
    if (start && "on" in start && EVENTS.has(start.on)) {
      yield { at: `${here}/start/on`, what: { en: `A start on ${start.on}`, fr: `Un départ sur ${start.on}` } };
    }
    for (const [at, ask] of (during ?? []).entries()) {
      const type = askType(ask.ask);
      if (type && !type.collect) yield { at: `${here}/during/${at}`, what: quote(type.title) };
    }
    yield* waiting(after, `${here}/after`);
  }
}

function* reactions(limit: Blueprint["limit"] | Blueprint["states"][number]["limit"], here: string): Generator<Found> {
  for (const [index, step] of (limit?.escalate ?? []).entries())
    yield* waiting(step.do, `${here}/escalate/${index}/do`);
}

function* waiting(actions: readonly Action[] = [], here: string): Generator<Found> {
  for (const [index, action] of actions.entries()) {
    const type = actionType(action.do);
    if (type && !type.perform) yield { at: `${here}/${index}`, what: quote(type.title) };
  }
}

const quote = (title: Sentence): Sentence => ({ en: `“${title.en}”`, fr: `« ${title.fr} »` });
