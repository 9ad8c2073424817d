import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useDirectory } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { journal } from "../../i18n/journal.ts";
import { dateTime } from "../../i18n/time.ts";
import { useFields } from "./attributes.ts";
import { useNames } from "./names.ts";
import type { Speaker, Told } from "./speaker.ts";
import { rowOf } from "./use-row-names.ts";

/** Where the directory names documents of a kind. */
const LISTS: {
  readonly [kind: string]: "policies" | "timeRules" | "calendars" | "triggers" | "macros" | "blueprints";
} = {
  "sla-policy": "policies",
  "time-rule": "timeRules",
  calendar: "calendars",
  trigger: "triggers",
  macro: "macros",
  blueprint: "blueprints",
};

/** Whoever tells of this ticket, in the reader's language. */
export function useSpeaker(ticket: Told, document: Blueprint | null | undefined): Speaker {
  const t = useWords(journal);
  const d = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const name = useNames();
  const directory = useDirectory();
  const field = useFields();
  return {
    t,
    d,
    say,
    name,
    field,
    document,
    ticket,
    language,
    time: (at) => dateTime(at, language),
    // A journal reads the tables that it speaks of, and puts their names here.
    row: (rule) => rowOf(rule)?.row ?? rule,
    definition: (kind, key) => {
      const known = LISTS[kind] && directory.data?.[LISTS[kind]].find((one) => one.key === key);
      return known ? say(known.name) : key;
    },
  };
}
