import type { Kind } from "./kinds.ts";
import type { Sentence } from "./text.ts";

/** What a kind of document is called, one of it. */
export const KIND_NAMES: { readonly [K in Kind]: Sentence } = {
  blueprint: { en: "Blueprint", fr: "Blueprint" },
  field: { en: "Field", fr: "Champ" },
  template: { en: "Template", fr: "Modèle" },
  lifecycle: { en: "Lifecycle", fr: "Cycle de vie" },
  calendar: { en: "Calendar", fr: "Calendrier" },
  "sla-policy": { en: "Time limits", fr: "Délais" },
  "time-rule": { en: "Time rule", fr: "Règle de temps" },
  trigger: { en: "Trigger", fr: "Déclencheur" },
  routing: { en: "Routing", fr: "Routage" },
  assignment: { en: "Assignment", fr: "Attribution" },
  macro: { en: "Macro", fr: "Macro" },
  view: { en: "View", fr: "Vue" },
  form: { en: "Form", fr: "Formulaire" },
  role: { en: "Role", fr: "Rôle" },
  "contact-matching": { en: "Contact matching", fr: "Reconnaissance des contacts" },
  mailbox: { en: "Support address", fr: "Adresse d’assistance" },
  channel: { en: "Channel", fr: "Canal" },
  chat: { en: "Chat", fr: "Chat" },
  part: { en: "Part", fr: "Partie" },
};
