import { defineArea } from "./i18n.ts";

export const contactConflicts = defineArea(
  "contact-conflicts",
  {
    title: "Somebody changed this while you were writing.",
    text: "Nothing was saved. Where both of you changed something, choose; then save again.",
    none: "Nothing was saved. What they changed now stands here beside what you wrote; save again.",
    both: "Now: {{theirs}}\nYours: {{yours}}",
    take: "Take theirs",
    "take.of": "Take theirs: {{field}}",
  },
  {
    title: "Quelqu’un l’a modifié pendant que vous écriviez.",
    text: "Rien n’a été enregistré. Là où vous avez modifié la même chose, choisissez, puis enregistrez de nouveau.",
    none: "Rien n’a été enregistré. Ses modifications figurent maintenant ici avec les vôtres ; enregistrez de nouveau.",
    both: "Maintenant : {{theirs}}\nLe vôtre : {{yours}}",
    take: "Prendre le sien",
    "take.of": "Prendre le sien : {{field}}",
  },
);
