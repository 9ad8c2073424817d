import { defineFieldKind, no } from "./kind.ts";

export const boolean = defineFieldKind({
  type: "boolean",
  title: { en: "Yes or no", fr: "Oui ou non" },
  description: {
    en: "A box to tick that may also be left open.",
    fr: "Une case à cocher, qui peut rester sans réponse.",
  },
  holds: "boolean",
  takes: [],
  operators: [],
  fault: (value) => (typeof value === "boolean" ? null : no("Give yes or no.", "Donnez oui ou non.")),
  read: (text) =>
    /^(yes|true|1|x|oui|vrai)$/i.test(text) ? true : /^(no|false|0|non|faux)$/i.test(text) ? false : text,
  words: (value, _, language) => (language === "fr" ? (value === true ? "oui" : "non") : value === true ? "yes" : "no"),
});
