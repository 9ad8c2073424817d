import { defineArea } from "./i18n.ts";

/** Words that time limits and time rules share. */
export const rules = defineArea(
  "rules",
  {
    "duration.bad": "“{{text}}” is not a length of time. Write 4 h, 30 min or 2 working days.",
    "duration.needed": "Enter a length of time, such as 4 h.",
    description: "Description",
    "actions.none": "Add at least one action.",
    "time.kind": "Kind of time",
    "time.working": "working time",
    "time.calendar": "calendar time",
    calendar: "Calendar",
    "calendar.default": "The organization’s or the group’s own, else {{name}}",
    "calendar.unnamed": "{{name}} when none is chosen",
  },
  {
    "duration.bad": "« {{text}} » n’est pas une durée. Écrivez 4 h, 30 min ou 2 jours ouvrés.",
    "duration.needed": "Saisissez une durée, par exemple 4 h.",
    description: "Description",
    "actions.none": "Ajoutez au moins une action.",
    "time.kind": "Type de temps",
    "time.working": "temps ouvré",
    "time.calendar": "temps calendaire",
    calendar: "Calendrier",
    "calendar.default": "Celui de l’organisation ou du groupe, sinon {{name}}",
    "calendar.unnamed": "{{name}} si rien n’est choisi",
  },
);
