import { defineArea } from "./i18n.ts";

/** The process read aloud: beside the picture, and as a page to print. */
export const sentences = defineArea(
  "sentences",
  {
    tab: "In words",
    loading: "Writing the process down…",
    print: "Print",
    open: "Open as a page",
    back: "Back to the picture",
    title: "{{name}}, in words",
    version: "Version {{version}}",
    draft: "Draft, not published",
    read: "As of {{date}}.",
    picture: "The picture",
    missing: "There is no such blueprint.",
    failed: "The blueprint could not be loaded.",
    intro: "Press a sentence to go to its place in the picture.",
  },
  {
    tab: "En phrases",
    loading: "Rédaction du processus…",
    print: "Imprimer",
    open: "Ouvrir comme page",
    back: "Retour au dessin",
    title: "{{name}}, en phrases",
    version: "Version {{version}}",
    draft: "Brouillon, non publié",
    read: "État au {{date}}.",
    picture: "Le dessin",
    missing: "Ce blueprint n’existe pas.",
    failed: "Le blueprint n’a pas pu être chargé.",
    intro: "Appuyez sur une phrase pour aller à sa place dans le dessin.",
  },
);
