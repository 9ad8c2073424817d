import type { BulkAction } from "../../api/contract/bulk.ts";
import type { LiveCount } from "../../api/contract/definition-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { type Choice, type Following, followingOf, outlookOf } from "./following.ts";

export type ExitPlan = Pick<Extract<BulkAction, { readonly do: "exit" }>, "into" | "states">;

/** Where all of them go, before a state is looked at: they stay, they leave, or to the blueprint of this key. */
export type Whole = "stay" | "leave" | { readonly into: string };

/** Every state of which live tickets are asked about; a blueprint that is given up has none that goes on by itself. */
export const leaving = (live: readonly LiveCount[]): Following => followingOf(live, new Set(), null);

/**
 * A first answer for each state: in another blueprint the state of the same id, else the first of the same status that does not end the
 * process; where there is none the tickets stay.
 */
export function firstChoices(
  live: readonly LiveCount[],
  whole: Whole,
  from: Blueprint | null,
  into: Blueprint | null,
): ReadonlyMap<string, Choice> {
  const statusOf = new Map((from?.states ?? []).map(({ id, status }) => [id, status]));
  const choiceOf = (state: string): Choice => {
    if (typeof whole === "string") return whole;
    const fits = (into?.states ?? []).filter(({ status }) => status !== "closed");
    const same = fits.find(({ id }) => id === state);
    const near = fits.find(({ status, final }) => final === undefined && status === statusOf.get(state));
    const to = same ?? near;
    return to ? { to: to.id } : "stay";
  };
  return new Map(leaving(live).gone.map(({ state }) => [state, choiceOf(state)]));
}

/** What is asked of them; null: all stay. */
export function planOf(
  choices: ReadonlyMap<string, Choice>,
  into: { readonly blueprint: string; readonly version: number } | null,
): ExitPlan | null {
  const states = [...choices].flatMap(([state, choice]): readonly (readonly [string, string | null])[] =>
    choice === "stay" ? [] : [[state, choice === "leave" ? null : choice.to]],
  );
  if (states.length === 0) return null;
  return { into: states.some(([, to]) => to !== null) ? into : null, states: Object.fromEntries(states) };
}

/** How many go where, before anything is done. */
export const exitOutlook = (live: readonly LiveCount[], choices: ReadonlyMap<string, Choice>) =>
  outlookOf(leaving(live), choices);
