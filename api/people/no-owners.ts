import type { Kysely } from "kysely";
import type { WhyNoOwner } from "../../blueprints/people.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import type { Person } from "./people.ts";

/** To whom nothing is assigned: who has left, and who works on no tickets because they have no seat. */
export async function readNoOwners(db: Kysely<Tables>): Promise<ReadonlyMap<string, WhyNoOwner>> {
  const people = await db.selectFrom("person").select(["key", "active", "roles"]).execute();
  return new Map(
    people.flatMap(({ key, active, roles }): readonly (readonly [string, WhyNoOwner])[] => {
      const why = whyNoOwner({ active: active === 1, roles: readStrings(roles) });
      return why === null ? [] : [[key, why]];
    }),
  );
}

/** Why somebody owns no tickets; null: he may. */
export function whyNoOwner({ active, roles }: Pick<Person, "active" | "roles">): WhyNoOwner | null {
  if (!active) return "left";
  return roles.includes("role:collaborator") ? "noSeat" : null;
}
