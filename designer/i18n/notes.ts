import { defineArea } from "./i18n.ts";

/** Notes on the canvas. */
export const notes = defineArea(
  "notes",
  {
    note: "Note: {{text}}",
    keys: "Enter writes on it, arrows move it, Delete removes it.",
    text: "Text of the note",
    done: "Ctrl+Enter keeps it, Escape leaves it as it was.",
    menu: "Colour and more for this note",
    edit: "Write",
    remove: "Delete",
    yellow: "Yellow",
    blue: "Blue",
    green: "Green",
    pink: "Pink",
    plain: "Grey",
  },
  {
    note: "Note : {{text}}",
    keys: "Entrée pour écrire, flèches pour déplacer, Suppr pour retirer.",
    text: "Texte de la note",
    done: "Ctrl+Entrée la garde, Échap la laisse comme elle était.",
    menu: "Couleur et plus pour cette note",
    edit: "Écrire",
    remove: "Supprimer",
    yellow: "Jaune",
    blue: "Bleu",
    green: "Vert",
    pink: "Rose",
    plain: "Gris",
  },
);
