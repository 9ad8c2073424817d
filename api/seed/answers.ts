import type { Answers } from "../../blueprints/event.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import { leavesOf } from "../../blueprints/field-kinds/options.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import type { OfferedStep } from "../../runtime/offers.ts";
import type { Dice } from "./dice.ts";
import { words } from "./stories.ts";

const SAMPLES: { readonly [key: string]: readonly [string, ...string[]] } = {
  phoneModel: ["iPhone 15", "Pixel 9", "Galaxy S25"],
  osVersion: ["iOS 26.1", "Android 16"],
  appVersion: ["8.2.0", "8.1.4"],
  bugReference: ["VT-1482", "VT-1490"],
  fixedIn: ["8.2.1"],
  article: ["KB-12"],
  duplicateOf: ["1"],
};

const DAY_MS = 86_400_000;

/** A value of a field's own type; undefined where there is none to give. */
function sampleOf(field: FieldDefinition | undefined, key: string, at: number, dice: Dice): Json | undefined {
  const [first, ...rest] = field?.options?.map(({ value }) => value) ?? [];
  switch (field?.type) {
    case "choice":
      return first === undefined ? undefined : dice.pick([first, ...rest]);
    case "choices":
      return first === undefined ? undefined : [first];
    case "tree":
      return leavesOf(field.options ?? [])[0]?.value;
    case "ticket":
      return undefined;
    case "money":
    case "number":
      return 10 + dice.below(90);
    case "boolean":
      return dice.roll() < 0.5;
    case "date":
      return new Date(at + 5 * DAY_MS).toISOString().slice(0, 10);
    case "instant":
      return at + 5 * DAY_MS;
    case "person":
      return "agent:ana";
    default:
      return dice.pick(SAMPLES[key] ?? (key === "type" ? ["question", "problem", "suggestion"] : ["-"]));
  }
}

export interface Filling {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly language: "en" | "fr";
  readonly at: number;
  readonly dice: Dice;
}

function answerOf(ask: Ask, { fields, language, at, dice }: Filling): readonly [string, Json] | null {
  const say = words[language];
  switch (ask.ask) {
    case "field": {
      const value = sampleOf(fields.get(ask.field), ask.field, at, dice);
      return value === undefined ? null : [ask.field, value];
    }
    case "reply":
      return ["reply", dice.pick(say.reply)];
    case "note":
      return ["note", dice.pick(say.note)];
    case "resolution":
      return ["resolution", dice.pick(say.resolution)];
    case "checklist":
      return ["checklist", Object.fromEntries(ask.items.map(({ id }) => [id, true]))];
    case "people":
      return ["people", [ask.of?.find((one) => /^(agent|group):/.test(one)) ?? "group:mail-team"]];
    default:
      // The rest asks nothing, or is not run yet.
      return null;
  }
}

/** Fills in everything that a step asks, as a person might. */
export const fillIn = (step: Pick<OfferedStep, "asks">, filling: Filling): Answers =>
  Object.fromEntries(
    step.asks.flatMap((ask) => {
      const answer = answerOf(ask, filling);
      return answer ? [answer] : [];
    }),
  );
