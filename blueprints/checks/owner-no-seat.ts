import { ownsNothing } from "../people.ts";
import type { UseCheck } from "./check.ts";

export const ownerNoSeat: UseCheck = {
  code: "owner.noSeat",
  title: {
    en: "Tickets given to collaborators, who have no seat",
    fr: "Tickets attribués à des collaborateurs, qui n’ont pas de siège",
  },
  severity: "error",
  *check({ uses, directory }) {
    for (const { kind, key, pointer } of uses.references) {
      const name = kind === "owner" ? directory?.noSeats?.get(key) : undefined;
      if (name !== undefined) yield { pointer, message: ownsNothing(name, "noSeat") };
    }
  },
};
