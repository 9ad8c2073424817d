import type { BulkAction } from "../../api/contract/bulk.ts";
import type { LiveCount } from "../../api/contract/definition-views.ts";

/** What becomes of the tickets in a state that the version has no more: they stay on theirs, leave the blueprint, or go to a state. */
export type Choice = "stay" | "leave" | { readonly to: string };

/** A state that live tickets of other versions stand in, and the version has no more. */
export interface Gone {
  readonly state: string;
  readonly tickets: number;
  /** Versions that they are on. */
  readonly versions: readonly number[];
}

/** Live tickets beside a version: how many go on where they are, and which states need an answer. */
export interface Following {
  readonly tickets: number;
  readonly same: number;
  readonly gone: readonly Gone[];
}

/** `besides`: the version that they are to follow to; null: a new one, which nobody is on. */
export function followingOf(
  live: readonly LiveCount[],
  states: ReadonlySet<string>,
  besides: number | null,
): Following {
  const others = live.filter(({ version, tickets }) => version !== besides && tickets > 0);
  const gone = new Map<string, Gone>();
  let same = 0;
  for (const { state, tickets, version } of others) {
    if (states.has(state)) {
      same += tickets;
      continue;
    }
    const known = gone.get(state) ?? { state, tickets: 0, versions: [] };
    gone.set(state, { ...known, tickets: known.tickets + tickets, versions: [...known.versions, version] });
  }
  const all = [...gone.values()];
  return { tickets: all.reduce((sum, one) => sum + one.tickets, same), same, gone: all };
}

/** How many it comes to, before anything is done. */
export interface Outlook {
  readonly same: number;
  readonly moved: number;
  readonly left: number;
  readonly stay: number;
}

export function outlookOf({ same, gone }: Following, choices: ReadonlyMap<string, Choice>): Outlook {
  const sum = (fits: (choice: Choice) => boolean) =>
    gone.filter(({ state }) => fits(choices.get(state) ?? "stay")).reduce((all, { tickets }) => all + tickets, 0);
  return {
    same,
    moved: sum((choice) => typeof choice === "object"),
    left: sum((choice) => choice === "leave"),
    stay: sum((choice) => choice === "stay"),
  };
}

/** What is asked of all of them; a state of which nothing is said keeps its tickets on their version. */
export function actionOf(
  blueprint: string,
  version: number,
  choices: ReadonlyMap<string, Choice>,
): Extract<BulkAction, { readonly do: "version" }> {
  const said = [...choices].flatMap(([state, choice]): readonly (readonly [string, string | null])[] =>
    choice === "stay" ? [] : [[state, choice === "leave" ? null : choice.to]],
  );
  return { do: "version", blueprint, version, states: Object.fromEntries(said), restore: true };
}
