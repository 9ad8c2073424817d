import { defineArea } from "./i18n.ts";

/** What happens after a change, in which order, with all documents in force. */
export const ruleOrder = defineArea(
  "rule-order",
  {
    title: "What happens, in which order",
    intro:
      "Whatever changes a ticket, a person, a mail, an import or a rule, this follows, in this order and no other.",
    print: "Print",
    open: "The rules in force now, on {{date}}.",
    loading: "Loading rules…",
    none: "None in force.",
    failed: "The rules could not be loaded.",
    version: "version {{version}}",
    first: "The first that fits counts.",
    each: "Each one that fits acts, from top to bottom.",
    again:
      "Triggers, assignment and blueprints are asked again until nothing changes any more. A rule that goes round in circles is stopped, and the ticket says so.",
    "stage.change": "The change itself",
    "stage.change.text":
      "A reply, a field, a step: either all of it is done or none. What the step says is done afterwards follows at once, in its written order.",
    "stage.routing": "Routing",
    "stage.routing.text": "Only for a new ticket that comes without a group or an owner.",
    "stage.trigger": "Triggers",
    "stage.trigger.text": "Rules that wait for an event.",
    "stage.assignment": "Assignment",
    "stage.assignment.text": "For a ticket that has a group and no owner: the group’s own rule chooses a person.",
    "stage.blueprint": "Blueprints",
    "stage.blueprint.text":
      "A free ticket enters the first blueprint that takes it; in a blueprint, steps that happen by themselves are taken.",
    "stage.sla": "Time limits",
    "stage.sla.text": "The policy is chosen, and its clocks start, pause or stop.",
    "stage.notify": "Notifications",
    "stage.notify.text":
      "Mails, messages and webhooks that all of this asked for leave after the change is saved, in their order for each ticket. If one fails, the change stands, and it is tried again.",
    "stage.time": "Later, by time",
    "stage.time.text":
      "Time rules and escalations act when they are due. Each is a change itself: it goes through all of the above.",
  },
  {
    title: "Ce qui se passe, et dans quel ordre",
    intro:
      "Quoi qui change un ticket, une personne, un e-mail, un import ou une règle, voici ce qui suit, dans cet ordre et aucun autre.",
    print: "Imprimer",
    open: "Les règles en vigueur, le {{date}}.",
    loading: "Chargement des règles…",
    none: "Aucune en vigueur.",
    failed: "Les règles n’ont pas pu être chargées.",
    version: "version {{version}}",
    first: "La première qui convient compte.",
    each: "Chacune qui convient agit, de haut en bas.",
    again:
      "Déclencheurs, attribution et blueprints sont consultés de nouveau jusqu’à ce que rien ne change plus. Une règle qui tourne en rond est arrêtée, et le ticket le dit.",
    "stage.change": "Le changement lui-même",
    "stage.change.text":
      "Une réponse, un champ, une étape : tout est fait ou rien. Ce que l’étape dit de faire ensuite suit aussitôt, dans l’ordre écrit.",
    "stage.routing": "Routage",
    "stage.routing.text": "Seulement pour un nouveau ticket qui arrive sans groupe ni responsable.",
    "stage.trigger": "Déclencheurs",
    "stage.trigger.text": "Les règles qui attendent un événement.",
    "stage.assignment": "Attribution",
    "stage.assignment.text":
      "Pour un ticket qui a un groupe et pas de responsable : la règle du groupe choisit une personne.",
    "stage.blueprint": "Blueprints",
    "stage.blueprint.text":
      "Un ticket libre entre dans le premier blueprint qui le prend ; dans un blueprint, les étapes automatiques se font.",
    "stage.sla": "Limites de temps",
    "stage.sla.text": "La politique est choisie ; ses horloges démarrent, s’arrêtent ou reprennent.",
    "stage.notify": "Notifications",
    "stage.notify.text":
      "E-mails, messages et webhooks que tout cela a demandés partent une fois le changement enregistré, dans l’ordre pour chaque ticket. Si l’un échoue, le changement tient, et il est retenté.",
    "stage.time": "Plus tard, avec le temps",
    "stage.time.text":
      "Règles de temps et escalades agissent à leur échéance. Chacune est elle-même un changement : elle passe par tout ce qui précède.",
  },
);
