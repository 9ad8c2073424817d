import type { Transition } from "./blueprint.ts";
import type { Condition } from "./condition.ts";
import type { Ask } from "./vocabulary/asks.ts";

/** A condition of the document, read. `role` says what it decides. */
export interface UsedCondition {
  readonly role: "entry" | "before" | "start" | "required" | "showWhen" | "check" | "value" | "rule";
  readonly pointer: string;
  readonly condition: Condition;
  /** The transition it belongs to. */
  readonly transition?: Transition;
}

/** A name in the document for something that stands outside it, or for an answer. */
export interface Reference {
  readonly kind: "field" | "template" | "person" | "owner" | "answer" | "path" | "address" | "state" | "status";
  readonly key: string;
  readonly pointer: string;
  /** Of a state: the blueprint in which it must be; of any when absent. */
  readonly blueprint?: string;
  /** The asks among which an answer must be. */
  readonly asks?: readonly Ask[];
}

/** What a document uses of the world around it. */
export interface Uses {
  readonly conditions: readonly UsedCondition[];
  readonly references: readonly Reference[];
}
