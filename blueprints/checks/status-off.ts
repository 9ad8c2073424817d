import { STATUS_WORDS } from "../status-words.ts";
import type { UseCheck } from "./check.ts";

/** A desk may do without a status, such as hold: then no way of its lifecycle leads there, and whoever sets it is refused each time. */
export const statusOff: UseCheck = {
  code: "status.off",
  title: { en: "Statuses that this desk does without", fr: "Statuts dont ce service se passe" },
  severity: "warning",
  *check({ uses, directory }) {
    const ways = directory?.lifecycle?.ways;
    if (!ways || ways.length === 0) return;
    for (const { kind, key, pointer } of uses.references) {
      if (kind !== "status" || ways.some(({ to }) => to.some((status) => status === key))) continue;
      const { en, fr } = STATUS_WORDS[key as keyof typeof STATUS_WORDS];
      yield {
        pointer,
        message: {
          en: `No ticket becomes ${en} on this desk: its base lifecycle has no way there, and the action is refused each time.`,
          fr: `Aucun ticket ne devient ${fr} dans ce service : son cycle de vie n'y mène pas, et l'action est refusée à chaque fois.`,
        },
      };
    }
  },
};
