import { finding } from "./check-uses.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import type { Part } from "./part.ts";

/** A part holds together by itself: ids once, and no step that leads out of it. */
export function partFindings({ states, transitions }: Part): Finding[] {
  const known = new Set(states.map(({ id }) => id));
  return [
    ...twice("states", states),
    ...twice("transitions", transitions),
    ...transitions.flatMap(({ from, to, except = [] }, at) =>
      [...(from === "any" ? [] : from), to, ...except]
        .filter((id) => !known.has(id))
        .map((id) =>
          finding("error", "part.stateMissing", pointer("transitions", at), {
            en: `The state ‘${id}’ is not in this part. Steps that lead out of it are drawn where it is put.`,
            fr: `L’état « ${id} » n’est pas dans cette partie. Les étapes qui en sortent se dessinent là où on la place.`,
          }),
        ),
    ),
  ];
}

const twice = (list: "states" | "transitions", items: readonly { readonly id: string }[]): Finding[] =>
  items.flatMap(({ id }, at) =>
    items.findIndex((one) => one.id === id) < at
      ? [
          finding("error", "part.twice", pointer(list, at, "id"), {
            en: `The id ‘${id}’ is used twice.`,
            fr: `L’identifiant « ${id} » est utilisé deux fois.`,
          }),
        ]
      : [],
  );
