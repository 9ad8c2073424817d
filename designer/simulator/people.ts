import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";

/** Somebody as whom one may act. */
export interface Player {
  /** `requester`, `thirdParty`, `agent:ana`. */
  readonly id: string;
  /** A name; null: the page has a word for it. */
  readonly name: string | null;
  readonly belongs: readonly string[];
  /** Nobody of the desk: stands for somebody of this group, role or department. */
  readonly standsFor: string | null;
}

const OUTSIDE: readonly Player[] = ["requester", "thirdParty"].map((id) => ({
  id,
  name: null,
  belongs: [],
  standsFor: null,
}));

/** As people are written in documents; whoever is called otherwise could not be kept in an example. */
const PERSON = /^agent:[a-z0-9][a-z0-9._-]{0,63}$/;

/**
 * The desk's people, a stand-in for every group, role and department that the process names and nobody belongs to, and those
 * outside. Never empty: a desk of nobody still has an agent to try with.
 */
export function playersOf(document: Blueprint, directory: DirectoryView | null): readonly Player[] {
  const people = (directory?.people ?? []).filter(({ id, active }) => active && PERSON.test(id));
  const real = people.map(({ id, name, groups, roles, departments }): Player => {
    const belongs = [...groups, ...roles, ...departments];
    return { id, name, belongs, standsFor: null };
  });
  const missing = namedIn(document).filter((set) => !real.some(({ belongs }) => belongs.includes(set)));
  return [...real, ...standIns(missing.length === 0 && real.length === 0 ? ["role:agent"] : missing), ...OUTSIDE];
}

/** One for each key: the group and the department of one name are the same people. */
function standIns(sets: readonly string[]): readonly Player[] {
  const byKey = new Map<string, string[]>();
  for (const set of sets) {
    const key = set.slice(set.indexOf(":") + 1);
    byKey.set(key, [...(byKey.get(key) ?? []), set]);
  }
  return [...byKey].map(([key, belongs]): Player => {
    // Most of what is asked is asked of agents, whatever else they are.
    const all = belongs.includes("role:agent") ? belongs : [...belongs, "role:agent"];
    return { id: `agent:some-${key}`.slice(0, 69), name: null, belongs: all, standsFor: belongs[0] ?? null };
  });
}

/** Groups, roles and departments that the document names anywhere as people. */
export function namedIn(document: Blueprint): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string") {
      if (/^(group|role|department):[a-z0-9]/.test(value)) found.add(value);
    } else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) look(part);
  };
  look([document.states, document.transitions, document.departments ?? []]);
  return [...found];
}

/** With those of an example who are nobody else: it brings its own people. */
export function withPeople(
  players: readonly Player[],
  people: { readonly [id: string]: readonly string[] } = {},
): readonly Player[] {
  const strangers = Object.entries(people).filter(([id]) => !players.some((one) => one.id === id));
  if (strangers.length === 0) return players;
  return [...strangers.map(([id, belongs]): Player => ({ id, name: null, belongs, standsFor: null })), ...players];
}

/** For an example's `given`: everybody who could act, with what they belong to. */
export const givenPeople = (players: readonly Player[]): Record<string, string[]> =>
  Object.fromEntries(
    players.flatMap(({ id, belongs }) => (id.startsWith("agent:") ? [[id, [...belongs]] as const] : [])),
  );
