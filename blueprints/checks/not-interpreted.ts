import type { Blueprint } from "../blueprint.ts";
import { pointer } from "../json.ts";
import type { Sentence } from "../text.ts";
import { type Ask, askType } from "../vocabulary/asks.ts";
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

const EVENTS: ReadonlySet<string> = new Set(["webhook"]);

function* written(document: Blueprint): Generator<Found> {
  for (const [index, { parallel }] of document.states.entries())
    for (const [step, { during }] of (parallel?.steps ?? []).entries())
      yield* unasked(during, pointer("states", index, "parallel", "steps", step, "during"));
  for (const [index, { start, during }] of document.transitions.entries()) {
    const here = pointer("transitions", index);
    if (start && "on" in start && EVENTS.has(start.on)) {
      yield { at: `${here}/start/on`, what: { en: `A start on ${start.on}`, fr: `Un départ sur ${start.on}` } };
    }
    yield* unasked(during, `${here}/during`);
  }
}

function* unasked(during: readonly Ask[] | undefined, here: string): Generator<Found> {
  for (const [at, ask] of (during ?? []).entries()) {
    const type = askType(ask.ask);
    if (type && !type.collect) yield { at: `${here}/${at}`, what: quote(type.title) };
  }
}

const quote = (title: Sentence): Sentence => ({ en: `“${title.en}”`, fr: `« ${title.fr} »` });
