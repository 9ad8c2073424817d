import { defineArea } from "./i18n.ts";

/** Where forms are written: what requesters may ask for, and what each kind of request asks in return. */
export const forms = defineArea(
  "forms",
  {
    title: "Forms",
    intro: "What requesters may ask for, as they choose it, in this order. The server checks what a form mandates.",
    fresh: "New form",
    none: "With a form a request comes with everything that is needed, and goes to the right department at once.",
    department: "Department",
    "department.hint": "Its requests go there. A department with forms takes questions on the page by these alone.",
    type: "Type of the ticket",
    "type.hint": "What rules and steps read. It may be changed later.",
    "type.none": "None: it is sorted later",
    asks: "What it asks",
    "asks.hint":
      "Custom fields, in this order, beside subject, message and files. Conditions read what is filled in so far.",
    "asks.none": "It asks nothing more than a message.",
    "column.asks": "Asks",
    "asks.required": "{{name}} (required)",
    requires: "What it requires later",
    "requires.hint":
      "Agents cannot take its tickets into these statuses without it; a step that leads there asks for it. Rules are not asked.",
    "requires.none": "Nothing: what the form and the steps ask is enough.",
    "requires.add": "Require a field",
    "requires.remove": "Require “{{name}}” no more",
    "requires.field": "Field",
    "requires.in": "In these statuses",
    "requires.when": "Only when",
    "requires.always": "Always.",
    preview: "As requesters see it",
    "preview.hint": "Try it here: nothing is sent.",
    "preview.nothing": "Nothing more than a subject, a message and files.",
  },
  {
    title: "Formulaires",
    intro:
      "Ce que les demandeurs peuvent demander, tel qu’ils le choisissent, dans cet ordre. Le serveur contrôle ce qu’un formulaire exige.",
    fresh: "Nouveau formulaire",
    none: "Avec un formulaire, une demande arrive complète et va tout de suite au bon département.",
    department: "Département",
    "department.hint":
      "Ses demandes y arrivent. Un département qui a des formulaires ne prend les questions de la page que par eux.",
    type: "Type du ticket",
    "type.hint": "Ce que lisent règles et étapes. Il peut être changé plus tard.",
    "type.none": "Aucun : il sera trié plus tard",
    asks: "Ce qu’il demande",
    "asks.hint":
      "Des champs personnalisés, dans cet ordre, à côté de l’objet, du message et des fichiers. Les conditions lisent ce qui est déjà rempli.",
    "asks.none": "Il ne demande rien de plus qu’un message.",
    "column.asks": "Demande",
    "asks.required": "{{name}} (obligatoire)",
    requires: "Ce qu’il exige plus tard",
    "requires.hint":
      "Sans cela, les agents ne peuvent pas mener ses tickets dans ces statuts ; une étape qui y mène le demande. Les règles ne sont pas interrogées.",
    "requires.none": "Rien : ce que demandent le formulaire et les étapes suffit.",
    "requires.add": "Exiger un champ",
    "requires.remove": "Ne plus exiger « {{name}} »",
    "requires.field": "Champ",
    "requires.in": "Dans ces statuts",
    "requires.when": "Seulement quand",
    "requires.always": "Toujours.",
    preview: "Tel que le voient les demandeurs",
    "preview.hint": "Essayez ici : rien n’est envoyé.",
    "preview.nothing": "Rien de plus qu’un objet, un message et des fichiers.",
  },
);
