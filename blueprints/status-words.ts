import type { Outcome, Priority, Status } from "./status.ts";
import type { Sentence } from "./text.ts";

/** Statuses and outcomes in words. */
export const STATUS_WORDS: Readonly<Record<Status, Sentence>> = {
  new: { en: "new", fr: "nouveau" },
  open: { en: "open", fr: "ouvert" },
  pending: { en: "pending", fr: "en attente" },
  hold: { en: "on hold", fr: "suspendu" },
  solved: { en: "solved", fr: "résolu" },
  closed: { en: "closed", fr: "clos" },
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, Sentence>> = {
  resolved: { en: "resolved", fr: "résolu" },
  cancelled: { en: "cancelled", fr: "annulé" },
  duplicate: { en: "duplicate", fr: "doublon" },
  spam: { en: "spam", fr: "indésirable" },
  noAnswer: { en: "no answer", fr: "sans réponse" },
  merged: { en: "merged", fr: "fusionné" },
};

export const PRIORITY_WORDS: Readonly<Record<Priority, Sentence>> = {
  low: { en: "low", fr: "basse" },
  normal: { en: "normal", fr: "normale" },
  high: { en: "high", fr: "haute" },
  urgent: { en: "urgent", fr: "urgente" },
};
