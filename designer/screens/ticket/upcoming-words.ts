import type { desk } from "../../i18n/desk.ts";
import type { Translate } from "../../i18n/i18n.ts";

const EVENTS = [
  "requesterReplied",
  "thirdPartyReplied",
  "ccReplied",
  "fieldChanged",
  "approved",
  "rejected",
  "stepsDone",
] as const;

/** A step that happens by itself on an event, in words. */
export function onEventWords(t: Translate<keyof (typeof desk)["en"]>, step: string, on: string | null): string {
  const known = EVENTS.find((event) => event === on);
  return known ? t(`byItself.on.${known}`, { step }) : t("byItself.on.other", { step, event: on ?? "" });
}
