import type { Blueprint, State, Transition } from "../blueprints/blueprint.ts";
import type { Duration } from "../blueprints/duration.ts";
import type { AskType } from "../blueprints/vocabulary/ask.ts";
import type { Ask } from "../blueprints/vocabulary/asks.ts";
import type { CompiledLimit } from "./clocks/compile-limit.ts";
import type { CompiledAction, Guard } from "./compile-parts.ts";

export interface CompiledAsk {
  readonly ask: Ask;
  readonly type: AskType;
  /** Key of its answer; null where nothing is answered. */
  readonly item: string | null;
  /** False: written, not run yet. */
  readonly runs: boolean;
  readonly required: boolean | Guard;
  readonly showWhen: Guard | null;
  readonly check: Guard | null;
  readonly neverSkip: boolean;
  /** Where a fault of it points: `/fields/thirdParty`, `/note`. */
  readonly pointer: string;
}

/** How long a time start waits in the state, and in which kind of time; `calendar` null: the default one. */
export interface Wait {
  readonly duration: Duration;
  readonly time: "calendar" | "working";
  readonly calendar: string | null;
}

export interface CompiledTransition {
  readonly id: string;
  readonly transition: Transition;
  /** `blueprint:finance-requests@3/transitions/take`. */
  readonly rule: string;
  readonly to: State;
  readonly who: readonly string[] | null;
  readonly when: Guard | null;
  readonly asks: readonly CompiledAsk[];
  readonly after: readonly CompiledAction[];
  /** What the start itself demands; null: nothing more. */
  readonly startWhen: Guard | null;
  /** For a time start: what it waits for; null otherwise. `dueOf` turns it into an instant. */
  readonly wait: Wait | null;
  /** Place in the document: ties are settled by listed order. */
  readonly order: number;
}

export interface CompiledState {
  readonly state: State;
  readonly exits: readonly CompiledTransition[];
  readonly buttons: readonly CompiledTransition[];
  readonly timed: readonly CompiledTransition[];
  readonly byEvent: readonly CompiledTransition[];
  /** Those of `byEvent` that start when a field changes. */
  readonly onChange: readonly CompiledTransition[];
  /** Longest stay in it; null: as long as it takes. */
  readonly limit: CompiledLimit | null;
  /** What it waits for: an approval, steps side by side; null: nothing. */
  readonly waits: CompiledWaits | null;
}

/** What a ticket waits for in a state. */
export interface CompiledWaits {
  /** Part of the document, for facts. */
  readonly rule: string;
  readonly approval: CompiledApproval | null;
  /** Steps done side by side, by id, in their order. */
  readonly parallel: ReadonlyMap<string, CompiledTransition>;
  /** So many of them are needed. */
  readonly need: number;
}

export interface CompiledApproval {
  readonly of: readonly string[];
  readonly need: "all" | number;
  readonly deputies: readonly string[];
  /** When deputies are asked; null: never. */
  readonly within: Wait | null;
  /** What is pressed: the steps drawn for it, under their ids, else words of ours. */
  readonly approve: CompiledTransition;
  readonly reject: CompiledTransition;
  /** For whoever asked, in a state that draws no button. */
  readonly withdraw: CompiledTransition | null;
}

export interface CompiledBlueprint {
  readonly document: Blueprint;
  readonly key: string;
  readonly version: number;
  /** `blueprint:finance-requests@3`. */
  readonly rule: string;
  readonly entry: Guard | null;
  /** Longest time for the whole process; null: as long as it takes. */
  readonly limit: CompiledLimit | null;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly transitions: ReadonlyMap<string, CompiledTransition>;
  /** Ids of what is pressed in states that wait, drawn as transitions or not. */
  readonly parts: ReadonlySet<string>;
  /** Fewest steps from each state to an end of the process; a state from which none is reached is missing. */
  readonly toEnd: ReadonlyMap<string, number>;
  /** Transitions that leave the state, in listed order; none for a state that is not there. */
  readonly exits: (state: string) => readonly CompiledTransition[];
}
