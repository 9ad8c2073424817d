import { defineFieldKind, no } from "./kind.ts";

/** Another ticket by its number. Whoever writes it must be able to read that ticket, which the door looks up. */
export const ticket = defineFieldKind({
  type: "ticket",
  title: { en: "Ticket", fr: "Ticket" },
  description: {
    en: "Another ticket, by its number. Only one that the writer may read.",
    fr: "Un autre ticket, par son numéro. Seulement un ticket que l'auteur peut lire.",
  },
  holds: "number",
  takes: [],
  operators: [],
  fault: (value) =>
    typeof value === "number" && Number.isSafeInteger(value) && value > 0
      ? null
      : no("Give the number of a ticket.", "Donnez le numéro d'un ticket."),
  read: (text) => (/^#?\d{1,15}$/.test(text) ? Number(text.replace("#", "")) : text),
  words: (value) => `#${value}`,
});
