import { shown } from "../limit-findings.ts";
import { askType } from "../vocabulary/asks.ts";
import type { Check } from "./check.ts";

/** What is attached goes with a reply or a note, even where no files are asked for. */
const carries = (ask: string, key: string): boolean => key === "attachments" && (ask === "reply" || ask === "note");

export const answerUnknown: Check = {
  code: "answer.unknown",
  title: { en: "Answers that nobody is asked for", fr: "Réponses que personne ne demande" },
  severity: "error",
  *check({ uses }) {
    for (const { kind, key, pointer, asks } of uses.references) {
      if (kind !== "answer" || asks?.some((ask) => askType(ask.ask)?.item(ask) === key || carries(ask.ask, key)))
        continue;
      yield {
        pointer,
        message: {
          en: `It reads the answer “${shown(key)}”, which this step does not ask for.`,
          fr: `On y lit la réponse « ${shown(key)} », que cette étape ne demande pas.`,
        },
      };
    }
  },
};
