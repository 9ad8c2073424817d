import { defineArea } from "./i18n.ts";

/** The box of texts, articles and macros beside the one in which one answers. */
export const insert = defineArea(
  "insert",
  {
    title: "Insert",
    find: "Find a text, an article or a macro",
    texts: "Texts",
    articles: "Articles",
    macros: "Macros",
    "macro.of": "{{section}}: {{name}}",
    "text.empty": "Left empty on this ticket: {{names}}",
    "article.internal": "Internal: only into a note.",
    none: "No text and no macro waits here. Type to find an article.",
    noMatch: "Nothing is called so, and no article says it.",
    failed: "The texts and macros could not be read.",
  },
  {
    title: "Insérer",
    find: "Chercher un texte, un article ou une macro",
    texts: "Textes",
    articles: "Articles",
    macros: "Macros",
    "macro.of": "{{section}} : {{name}}",
    "text.empty": "Sans valeur sur ce ticket : {{names}}",
    "article.internal": "Interne : dans une note seulement.",
    none: "Aucun texte ni macro ici. Tapez pour chercher un article.",
    noMatch: "Rien ne s’appelle ainsi, et aucun article ne le dit.",
    failed: "Les textes et macros n’ont pas pu être lus.",
  },
);
