import { PRIORITIES, STATUSES } from "../status.ts";
import type { Sentence } from "../text.ts";

/** What stands behind an operator's colon. `scale` has an order, `period` is a date or an age; the rest are names. */
export type OperatorKind =
  | "status"
  | "priority"
  | "person"
  | "contact"
  | "group"
  | "department"
  | "blueprint"
  | "state"
  | "tag"
  | "word"
  | "period";

/** One operator of the search box. Fields are operators too, by their key. */
export interface SearchOperator {
  readonly name: string;
  readonly kind: OperatorKind;
  /** Requesters may ask by it too. */
  readonly forRequesters: boolean;
  readonly title: Sentence;
  readonly example: string;
}

export const SEARCH_OPERATORS: readonly SearchOperator[] = [
  {
    name: "status",
    kind: "status",
    forRequesters: true,
    title: { en: "Status; < and > by their order", fr: "Statut ; < et > selon leur ordre" },
    example: "status:<solved",
  },
  {
    name: "assignee",
    kind: "person",
    forRequesters: false,
    title: { en: "Who has it: a name, me or none", fr: "Qui s’en occupe : un nom, me ou none" },
    example: "assignee:me",
  },
  {
    name: "requester",
    kind: "contact",
    forRequesters: false,
    title: { en: "Who asks: a name or an address", fr: "Qui demande : un nom ou une adresse" },
    example: "requester:lea@example.org",
  },
  {
    name: "group",
    kind: "group",
    forRequesters: false,
    title: { en: "The group: a name, mine or none", fr: "Le groupe : un nom, mine ou none" },
    example: "group:mine",
  },
  {
    name: "department",
    kind: "department",
    forRequesters: false,
    title: { en: "The department, or none", fr: "Le service, ou none" },
    example: "department:finance",
  },
  {
    name: "priority",
    kind: "priority",
    forRequesters: false,
    title: { en: "Priority, or none; < and > by their order", fr: "Priorité, ou none ; < et > selon leur ordre" },
    example: "priority:>=high",
  },
  {
    name: "tag",
    kind: "tag",
    forRequesters: false,
    title: { en: "Has this tag", fr: "Porte cette étiquette" },
    example: "tag:vip",
  },
  {
    name: "state",
    kind: "state",
    forRequesters: false,
    title: { en: "State of its blueprint", fr: "État dans son blueprint" },
    example: "state:in-progress",
  },
  {
    name: "blueprint",
    kind: "blueprint",
    forRequesters: false,
    title: { en: "Its blueprint, or none", fr: "Son blueprint, ou none" },
    example: "blueprint:finance-requests",
  },
  {
    name: "type",
    kind: "word",
    forRequesters: false,
    title: { en: "Type: incident, question…", fr: "Type : incident, question…" },
    example: "type:incident",
  },
  {
    name: "channel",
    kind: "word",
    forRequesters: false,
    title: { en: "How it came: web, email, phone…", fr: "Par où il est venu : web, email, phone…" },
    example: "channel:email",
  },
  {
    name: "created",
    kind: "period",
    forRequesters: true,
    title: {
      en: "When it came: a date, or how long ago",
      fr: "Quand il est arrivé : une date, ou depuis combien de temps",
    },
    example: "created:>2026-01-01",
  },
  {
    name: "updated",
    kind: "period",
    forRequesters: false,
    title: { en: "When it last changed", fr: "Quand il a changé pour la dernière fois" },
    example: "updated:<7d",
  },
  {
    name: "solved",
    kind: "period",
    forRequesters: false,
    title: { en: "When it was solved", fr: "Quand il a été résolu" },
    example: "solved:today",
  },
];

/** Values in their order; a comparison takes all on one side. */
export const SCALES: { readonly [K in "status" | "priority"]: readonly string[] } = {
  status: STATUSES,
  priority: PRIORITIES,
};
