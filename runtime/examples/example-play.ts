import type { Example, Expectation } from "../../blueprints/example.ts";
import type { Effect, Fact } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { judge, unexpected } from "./judge.ts";
import { actorOf, type Came, type Cast, MOST_FACTS, type Moment, open, openingMoment, perform } from "./scene.ts";

/** One example under way: how things stand, and everything that came of it. */
export class Play {
  readonly cast: Cast;
  readonly example: Example;
  readonly facts: Fact[] = [];
  readonly effects: Effect[] = [];
  moment: Moment;
  refusals: readonly Reason[] = [];
  /** An expectation has looked at the last refusal. */
  #examined = false;

  constructor(cast: Cast, example: Example) {
    this.cast = cast;
    this.example = example;
    this.moment = openingMoment(this.cast);
  }

  run(): readonly Sentence[] {
    const stranger = this.#stranger();
    if (stranger) return [stranger];
    const opened = open(this.cast);
    if ("en" in opened) return [opened];
    this.#take(opened);
    const failures: Sentence[] = [];
    for (const step of this.example.when) {
      if (this.facts.length > MOST_FACTS) return [...failures, TOO_LONG];
      if ("expect" in step) {
        failures.push(...this.#judge(step.expect));
        this.#examined = true;
        continue;
      }
      // A refusal that nobody expected before the example goes on is a failure, or it would hide behind the next step.
      if (!this.#examined) failures.push(...unexpected(this.refusals));
      if (!("pass" in step)) this.#examined = false;
      this.#take(perform(this.cast, this.moment, step, MOST_FACTS - this.facts.length));
    }
    if (this.facts.length > MOST_FACTS) return [...failures, TOO_LONG];
    return [...failures, ...this.#judge(this.example.then)];
  }

  #take({ moment, facts, effects, refusals }: Came): void {
    this.moment = moment;
    this.facts.push(...facts);
    this.effects.push(...effects);
    if (refusals) this.refusals = refusals;
  }

  /** Who is nobody of the example: a misspelt name would otherwise act, or be offered nothing, and the example would pass. */
  #stranger(): Sentence | null {
    const { given, when, then } = this.example;
    const names = [...when, { expect: then }].flatMap((step) => {
      if ("expect" in step) return Object.keys(step.expect.offered ?? {});
      return "as" in step ? [step.as] : [];
    });
    const known = new Set(["requester", "thirdParty", ...Object.keys(given.people ?? {})]);
    const name = names.find((one) => !known.has(one));
    return name === undefined
      ? null
      : {
          en: `Nobody called ${name} is among the people of the example.`,
          fr: `Personne du nom de ${name} ne figure parmi les personnes de l’exemple.`,
        };
  }

  #judge(expected: Expectation): readonly Sentence[] {
    const { cast, moment, facts, effects } = this;
    const { ticket, now } = moment;
    const refusals = expected.refused === undefined && this.#examined ? [] : this.refusals;
    if (!ticket) return [{ en: "The ticket was refused at the door.", fr: "Le ticket a été refusé à l’entrée." }];
    const actor = (id: string) => actorOf(cast, moment, id);
    return judge(expected, { definitions: cast.definitions, ticket, facts, effects, refusals, now, actor });
  }
}

const TOO_LONG: Sentence = {
  en: `More than ${MOST_FACTS} facts come of it: what happens by itself does not come to rest.`,
  fr: `Il en résulte plus de ${MOST_FACTS} faits : ce qui se fait de soi-même ne s’arrête pas.`,
};
