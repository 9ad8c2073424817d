import type { Sentence } from "./text.ts";

/** What a column of a view may show beside custom fields. */
export const VIEW_COLUMNS = [
  "number",
  "subject",
  "requester",
  "assignee",
  "group",
  "department",
  "status",
  "state",
  "statusSince",
  "stateSince",
  "priority",
  "type",
  "category",
  "product",
  "channel",
  "tags",
  "createdAt",
  "updatedAt",
  "solvedAt",
  "dueAt",
  "slaDueAt",
  "untouchedSince",
  "snoozedUntil",
  "waitsFor",
] as const;
export type ViewColumn = (typeof VIEW_COLUMNS)[number];

/** Attributes that the database keeps in an order: lists go along them, however long they are. */
export const ORDER_COLUMNS = [
  "number",
  "subject",
  "requester",
  "assignee",
  "group",
  "department",
  "status",
  "priority",
  "type",
  "category",
  "product",
  "channel",
  "createdAt",
  "updatedAt",
  "stateSince",
  "solvedAt",
  "slaDueAt",
  "untouchedSince",
] as const satisfies readonly ViewColumn[];
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

/** Attributes that many tickets have alike: what a list can be parted by. */
export const GROUP_COLUMNS = [
  "status",
  "priority",
  "assignee",
  "group",
  "department",
  "requester",
  "type",
  "category",
  "product",
  "channel",
] as const satisfies readonly OrderColumn[];

/** What is written above a column. */
export const COLUMN_TITLES: Readonly<Record<ViewColumn, Sentence>> = {
  number: { en: "Number", fr: "Numéro" },
  subject: { en: "Subject", fr: "Objet" },
  requester: { en: "Requester", fr: "Demandeur" },
  assignee: { en: "Assignee", fr: "Responsable" },
  group: { en: "Group", fr: "Groupe" },
  department: { en: "Department", fr: "Département" },
  status: { en: "Status", fr: "Statut" },
  state: { en: "State", fr: "État" },
  statusSince: { en: "In this status since", fr: "Dans ce statut depuis" },
  stateSince: { en: "In this state since", fr: "Dans cet état depuis" },
  priority: { en: "Priority", fr: "Priorité" },
  type: { en: "Type", fr: "Type" },
  category: { en: "Category", fr: "Catégorie" },
  product: { en: "Product", fr: "Produit" },
  channel: { en: "Channel", fr: "Canal" },
  tags: { en: "Tags", fr: "Étiquettes" },
  createdAt: { en: "Created", fr: "Création" },
  updatedAt: { en: "Updated", fr: "Mise à jour" },
  solvedAt: { en: "Solved", fr: "Résolution" },
  dueAt: { en: "Due date", fr: "Échéance" },
  slaDueAt: { en: "Time limit", fr: "Délai" },
  untouchedSince: { en: "No action since", fr: "Sans action depuis" },
  snoozedUntil: { en: "Put aside until", fr: "Mis de côté jusqu’au" },
  waitsFor: { en: "Next step by", fr: "Prochaine étape par" },
};

const FIELDS = "fields.";

/** The key of the custom field that a column shows; null: it shows an attribute. */
export const fieldOfColumn = (column: string): string | null =>
  column.startsWith(FIELDS) ? column.slice(FIELDS.length) : null;
