import { tokensIn } from "../../../blueprints/search/tokens.ts";
import type { Source } from "../source.ts";

/** Who asks, by name and address. Copies go to others, whom the requester need not know of. */
export const requester: Source = {
  pieces: ({ requester, ticket }) => [
    ...(requester
      ? [requester.name, ...requester.emails].map((text) => ({ column: "outside", place: "requester", text }) as const)
      : []),
    ...ticket.ccs.map((text) => ({ column: "inside", place: "person", text }) as const),
  ],
  keys: ({ requester, ticket }) => {
    if (ticket.requester === null) return [];
    const named = requester ? [requester.name, ...requester.emails] : [];
    const words = tokensIn(requester?.name ?? "").map(({ word }) => word);
    return [ticket.requester, ...named, ...words].map((value) => ({ name: "requester", value }));
  },
};
