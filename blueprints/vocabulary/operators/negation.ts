import { standard, unary } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";

/** True when the value is not truthy. */
export const negation = standard({
  name: "!",
  title: { en: "not", fr: "non" },
  description: { en: "True when the value is not truthy.", fr: "Vrai si la valeur n’est pas vraie." },
  example: { "!": [{ var: "requester.verified" }] },
  compile: unary((value) => !truthy(value)),
  sentence: (words) => ({ en: `not (${words[0]?.en ?? ""})`, fr: `non (${words[0]?.fr ?? ""})` }),
});
