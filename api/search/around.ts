import type { Principal } from "../auth/principal.ts";
import type { Desk } from "../desk.ts";
import { readDepartments, readGroups, readPeople } from "../people/people.ts";
import type { Around } from "./values.ts";

/** The names of this desk, for operators that an agent gives them to; a requester has none that need them. */
export async function readAround(
  { store, definitions, clock }: Desk,
  principal: Principal,
  offset: number,
  typed: string,
): Promise<Around> {
  const { db } = store;
  const inside = principal.kind === "agent";
  // Without an operator nobody is named.
  const named = inside && typed.includes(":");
  return {
    principal,
    inside,
    now: clock.now(),
    offset,
    definitions: await definitions.current(db),
    people: named ? await readPeople(db) : [],
    groups: named ? await readGroups(db) : [],
    departments: named ? await readDepartments(db) : [],
  };
}
