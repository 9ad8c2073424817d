import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import { METRICS } from "../../../blueprints/metric-names.ts";
import { metricType } from "../../../blueprints/vocabulary/metrics.ts";
import { lengthWords } from "../../../runtime/clocks/limit-words.ts";
import { language } from "../../i18n/i18n.ts";
import { type Speaker, stateName, text } from "./speaker.ts";

type FactView = JournalEntry["fact"];

/** From here on it is worth saying that a rule acted later than it was due. */
const LATE_MS = 60_000;

/** A sentence with when it was due and when it was noticed, where those are apart. */
export function withNotice({ t, time }: Speaker, words: string, { dueAt, noticedAt }: FactView): string {
  return typeof dueAt === "number" && typeof noticedAt === "number" && noticedAt - dueAt >= LATE_MS
    ? `${words} (${t("due.noticed", { due: time(dueAt), noticed: time(noticedAt) })})`
    : words;
}

/** What time did to a ticket, in a sentence: limits that applied, came near, were missed, met or excused; rules that waited. */
export function timeWords(speaker: Speaker, fact: FactView): string {
  const { t } = speaker;
  const clock = clockName(speaker, fact);
  const due = typeof fact.dueAt === "number" ? speaker.time(fact.dueAt) : "";
  switch (fact.type) {
    case "slaApplied":
      return appliedWords(speaker, fact);
    case "slaWarning":
      return withNotice(speaker, t("fact.slaWarning", { clock }), fact);
    case "slaBreached":
      return withNotice(speaker, t("fact.slaBreached", { clock, due }), fact);
    case "slaEscalated":
      return withNotice(
        speaker,
        t("fact.slaEscalated", { clock, length: written(text(fact.step), kindOf(fact)) }),
        fact,
      );
    case "slaMet":
      return typeof fact.elapsedMs === "number" && typeof fact.targetMs === "number"
        ? t(MET[kindOf(fact)], { clock, used: hours(fact.elapsedMs), target: hours(fact.targetMs) })
        : t("fact.slaMetAlone", { clock });
    case "slaExcused":
      return t("fact.slaExcused", { clock, reason: text(fact.reason) });
    case "timeRuleActed": {
      const values = { rule: speaker.definition("time-rule", text(fact.timeRule)), version: text(fact.version) };
      const times = typeof fact.times === "number" ? fact.times : 1;
      const words = times > 1 ? t("fact.timeRuleAgain", { ...values, times }) : t("fact.timeRuleActed", values);
      return withNotice(speaker, words, fact);
    }
    default:
      return t("fact.rearmed", {
        names: Array.isArray(fact.definitions)
          ? fact.definitions.map((one) => timeRuleWords(speaker, String(one)) ?? String(one)).join(", ")
          : "",
      });
  }
}

function appliedWords(speaker: Speaker, { policy, version, targets }: FactView): string {
  const { t, definition } = speaker;
  if (typeof policy !== "string") return t("fact.slaNone");
  const values = { policy: definition("sla-policy", policy), version: text(version) };
  // A fact holds what the grammar of facts says; targets of it are objects.
  const list = (Array.isArray(targets) ? targets : []) as readonly { readonly [part: string]: unknown }[];
  const rows = list.map((target) =>
    t("fact.slaTarget", {
      clock: clockName(speaker, target),
      length: written(text(target.within), kindOf(target)),
    }),
  );
  return rows.length > 0
    ? t("fact.slaApplied", { ...values, targets: rows.join(", ") })
    : t("fact.slaAppliedNothing", values);
}

/** "First reply", "stay in Triage", "the whole process". */
function clockName(speaker: Speaker, { metric, of }: { readonly [part: string]: unknown }): string {
  if (metric === "stateStay") return speaker.t("clock.stateStay", { state: stateName(speaker, text(of)) });
  if (metric === "processStay") return speaker.t("clock.processStay");
  const known = METRICS.find((one) => one === metric);
  return known ? metricType(known).title[language()] : text(metric);
}

/** "sla-policy:standard@2/targets/firstReply" in words; null for a rule of another kind. */
export function timeRuleWords({ t, definition }: Speaker, rule: string): string | null {
  const match = /^(sla-policy|time-rule|calendar):([^@/]+)@(\d+)/.exec(rule);
  if (!match) return null;
  const [, kind = "", key = "", version = ""] = match;
  const name = definition(kind, key);
  if (kind === "sla-policy") return t("rule.policy", { name, version });
  return kind === "calendar" ? t("rule.calendar", { name, version }) : t("rule.timeRule", { name, version });
}

const MET = { calendar: "fact.slaMet", working: "fact.slaMetWorking" } as const;

/** The kind of time of a length; early journals do not say it, and then nothing is added. */
const kindOf = ({ time }: { readonly [part: string]: unknown }): "calendar" | "working" =>
  time === "working" ? "working" : "calendar";

/** A duration as a document writes it, in words. */
const written = (duration: string, time: "calendar" | "working" = "calendar"): string =>
  lengthWords(duration, time)[language()];

/** Hours and minutes, of whatever kind of time: a day of working time is no 24 hours. */
function hours(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return whole === 0 ? `${rest} min` : rest === 0 ? `${whole} h` : `${whole} h ${rest} min`;
}
