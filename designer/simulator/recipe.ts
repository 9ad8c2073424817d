import type { Example } from "../../blueprints/example.ts";
import type { Doing } from "../../runtime/examples/scene.ts";

/** What is tried, as the page remembers it: everything else follows from it and from the draft. */
export interface Recipe {
  readonly given: Example["given"];
  /** The real ticket whose values it has; null: it is made up. */
  readonly number: number | null;
  readonly doings: readonly Doing[];
  /** As whom the next thing is done. */
  readonly as: string;
}

/** An example to be played step by step: what it expects is left to those who run it. */
export function recipeOf({ given, when }: Example): Recipe {
  const doings = when.flatMap((one) => ("expect" in one ? [] : [one]));
  const acted = doings.flatMap((one) => ("as" in one ? [one.as] : []));
  return { given, number: null, doings, as: acted.at(-1) ?? "requester" };
}
