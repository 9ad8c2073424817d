import type { Kysely } from "kysely";
import type { WhyNoOwner } from "../../blueprints/people.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

/** To whom nothing is assigned: who has left, and who works on no tickets because they have no seat. */
export async function readNoOwners(db: Kysely<Tables>): Promise<ReadonlyMap<string, WhyNoOwner>> {
  const people = await db.selectFrom("person").select(["key", "active", "roles"]).execute();
  return new Map(
    people.flatMap(({ key, active, roles }): readonly (readonly [string, WhyNoOwner])[] => {
      if (active === 0) return [[key, "left"]];
      return readStrings(roles).includes("role:collaborator") ? [[key, "noSeat"]] : [];
    }),
  );
}
