import { defineArea } from "./i18n.ts";

/** Drawing: what comes next, what stands in line, what is always there. */
export const drawing = defineArea(
  "drawing",
  {
    "append.title": "What comes after ‘{{name}}’?",
    "append.box": "Name of the next state",
    "append.hint": "Type a name: a new state, or one that is there",
    "append.list": "Next things",
    "append.open": "New state",
    "append.waiting": "New state that waits for somebody",
    "append.finished": "New end of the process",
    "append.timed": "New state, reached by itself after some time",
    "append.existing": "Connect to ‘{{name}}’",
    "common.everywhere": "At each state",
    "menu.title": "What can be done here",
    "bar.label": "What is selected",
    "bar.count": "{{count}} states",
    "append.none": "Nothing can follow ‘{{name}}’: the process ends there.",
  },
  {
    "append.title": "Que vient-il après « {{name}} » ?",
    "append.box": "Nom de l’état suivant",
    "append.hint": "Tapez un nom : un nouvel état, ou un état qui existe",
    "append.list": "Suites possibles",
    "append.open": "Nouvel état",
    "append.waiting": "Nouvel état qui attend quelqu’un",
    "append.finished": "Nouvelle fin du processus",
    "append.timed": "Nouvel état, atteint tout seul après un délai",
    "append.existing": "Relier à « {{name}} »",
    "common.everywhere": "À chaque état",
    "menu.title": "Ce qui peut se faire ici",
    "bar.label": "La sélection",
    "bar.count": "{{count}} états",
    "append.none": "Rien ne peut suivre « {{name}} » : le processus s’y termine.",
  },
);
