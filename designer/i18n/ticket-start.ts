import { defineArea } from "./i18n.ts";

/** What the tickets of a mailbox, a channel or a chat start with. */
export const ticketStart = defineArea(
  "ticketStart",
  {
    department: "Department",
    "department.hint": "Where its tickets go.",
    language: "Language",
    "language.hint": "Of tickets from people whose language nobody knows.",
    "language.en": "English",
    "language.fr": "French",
    product: "Product of its tickets",
    type: "Type of its tickets",
    optional: "May stay empty.",
  },
  {
    department: "Département",
    "department.hint": "Où vont ses tickets.",
    language: "Langue",
    "language.hint": "Des tickets de personnes dont on ignore la langue.",
    "language.en": "anglais",
    "language.fr": "français",
    product: "Produit de ses tickets",
    type: "Type de ses tickets",
    optional: "Peut rester vide.",
  },
);
