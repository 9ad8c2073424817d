import { defineArea } from "./i18n.ts";

export const notFound = defineArea(
  "notFound",
  {
    title: "There is nothing at this address.",
    text: "It may have been moved, or you may not see it.",
    home: "Go to the start",
  },
  {
    title: "Il n’y a rien à cette adresse.",
    text: "La page a pu être déplacée, ou elle ne vous est pas visible.",
    home: "Aller à l’accueil",
  },
);
