import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import type { Lifecycle } from "./lifecycle.ts";
import type { Sentence } from "./text.ts";

const error = (code: string, at: string, message: Sentence): Finding => ({
  code,
  severity: "error",
  pointer: at,
  message,
});

/** What no lifecycle may say, whatever it allows besides. */
export function lifecycleFindings({ ways }: Lifecycle): Finding[] {
  return ways.flatMap(({ from, to, by }, index) =>
    to.flatMap((status, at): Finding[] => {
      const place = pointer("ways", index, "to", at);
      if (status === "new") {
        return [
          error("lifecycle.backIntoNew", place, {
            en: "Once left, new never comes back: no way leads there.",
            fr: "Une fois quitté, le statut nouveau ne revient jamais : aucun chemin n'y mène.",
          }),
        ];
      }
      if (status === "closed" && by !== "rule") {
        return [
          error("lifecycle.closedByHand", place, {
            en: "Only rules close a ticket, never a person by hand.",
            fr: "Seules des règles closent un ticket, jamais une personne à la main.",
          }),
        ];
      }
      if (from === "closed") {
        return [
          error("lifecycle.closedIsFinal", pointer("ways", index, "from"), {
            en: "Closed is final: no way leads out of it.",
            fr: "Clos est définitif : aucun chemin n'en sort.",
          }),
        ];
      }
      return [];
    }),
  );
}
