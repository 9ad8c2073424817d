import { DEFAULT_CALENDAR } from "./calendar.ts";
import { calendarUnknown, finding, usageFindings } from "./check-uses.ts";
import type { Directory } from "./directory.ts";
import { calendarMs, parseDuration } from "./duration.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { policyKnown } from "./known-values.ts";
import type { Metric } from "./metric-names.ts";
import { shadowedPolicies } from "./shadowed-policies.ts";
import type { MetricSettings, SlaPolicy, SlaTarget } from "./sla-policy.ts";
import { isUnsolved, PRIORITIES, STATUSES } from "./status.ts";
import { PRIORITY_WORDS } from "./status-words.ts";
import type { Sentence } from "./text.ts";
import { usesOfPolicy } from "./uses.ts";
import { metricType } from "./vocabulary/metrics.ts";

/** What the shape of a policy cannot say: each promise once, with a calendar, and settings that mean something. */
export function slaPolicyFindings(policy: SlaPolicy, directory?: Directory): Finding[] {
  return [
    ...policy.targets.flatMap((target, index) => [
      ...targetTwice(policy, target, index),
      ...targetCalendar(policy, target, index, directory),
      ...daysAroundTheClock(target, index),
    ]),
    ...missingRows(policy),
    ...settingsOf(policy).flatMap(([metric, settings]) => [
      ...withoutTarget(policy, metric),
      ...idleSettings(metric, settings),
      ...warnings(policy, metric, settings),
      ...standsStill(metric, settings),
    ]),
    ...usageFindings(usesOfPolicy(policy), directory, policyKnown(directory)),
    ...shadowed(policy, directory),
  ];
}

/** Among the policies of the desk, in its own place or, new, at their end. */
function shadowed(policy: SlaPolicy, directory: Directory | undefined): Finding[] {
  const others = directory?.policies ?? [];
  const stands = others.some(({ key }) => key === policy.key);
  const inOrder = stands ? others.map((one) => (one.key === policy.key ? policy : one)) : [...others, policy];
  return shadowedPolicies(inOrder, directory).flatMap(({ key, finding: found }) => (key === policy.key ? [found] : []));
}

const settingsOf = ({ metrics = {} }: SlaPolicy): readonly (readonly [Metric, MetricSettings])[] =>
  // The grammar lets no other keys through, and an optional one that is there has its value.
  Object.entries(metrics) as readonly (readonly [Metric, MetricSettings])[];

const title = (metric: Metric): Sentence => metricType(metric).title;

function targetTwice({ targets }: SlaPolicy, { metric, priority }: SlaTarget, index: number): Finding[] {
  const first = targets.findIndex((one) => one.metric === metric && one.priority === priority);
  if (first === index) return [];
  const [name, word] = [title(metric), priority && PRIORITY_WORDS[priority]];
  return [
    finding("error", "policy.targetTwice", pointer("targets", index), {
      en: `“${name.en}” stands there twice ${word ? `for priority ${word.en}` : "without a priority"}; only one can count.`,
      fr: `« ${name.fr} » y figure deux fois ${word ? `pour la priorité ${word.fr}` : "sans priorité"} ; une seule ligne peut compter.`,
    }),
  ];
}

function targetCalendar(
  policy: SlaPolicy,
  target: SlaTarget,
  index: number,
  directory: Directory | undefined,
): Finding[] {
  if (target.time === "calendar") return [];
  const key = target.calendar ?? policy.calendar ?? DEFAULT_CALENDAR;
  return calendarUnknown(key, pointer("targets", index, target.calendar ? "calendar" : "time"), directory);
}

/** Who writes days may think of working days. */
function daysAroundTheClock({ within, time }: SlaTarget, index: number): Finding[] {
  const duration = parseDuration(within);
  if (time !== "calendar" || !duration || duration.days === 0) return [];
  const hours = duration.days * 24;
  return [
    finding("hint", "policy.wholeDays", pointer("targets", index, "within"), {
      en: `In calendar time P${duration.days}D is ${hours} hours, nights and weekends included.`,
      fr: `En temps calendaire, P${duration.days}D fait ${hours} heures, nuits et week-ends compris.`,
    }),
  ];
}

/** Priorities for which a metric promises nothing, though it does for others. */
function missingRows({ targets }: SlaPolicy): Finding[] {
  return [...new Set(targets.map(({ metric }) => metric))].flatMap((metric) => {
    const rows = targets.filter((one) => one.metric === metric);
    if (rows.some(({ priority }) => priority === undefined)) return [];
    const missing = PRIORITIES.filter((priority) => rows.every((row) => row.priority !== priority));
    if (missing.length === 0) return [];
    const words = (language: "en" | "fr"): string => missing.map((one) => PRIORITY_WORDS[one][language]).join(", ");
    const name = title(metric);
    return [
      finding(
        "warning",
        "policy.priorityWithoutRow",
        pointer(
          "targets",
          targets.findIndex((one) => one.metric === metric),
        ),
        {
          en: `“${name.en}” has no row for priority ${words("en")} and none for the rest: such tickets are promised nothing.`,
          fr: `« ${name.fr} » n'a de ligne ni pour la priorité ${words("fr")}, ni pour le reste : rien n'est promis à ces tickets.`,
        },
      ),
    ];
  });
}

function withoutTarget({ targets }: SlaPolicy, metric: Metric): Finding[] {
  if (targets.some((one) => one.metric === metric)) return [];
  const name = title(metric);
  return [
    finding("warning", "policy.withoutTarget", pointer("metrics", metric), {
      en: `“${name.en}” has no target in this policy, so its warnings and escalations never come.`,
      fr: `« ${name.fr} » n'a pas d'objectif dans cette politique : ses avertissements et escalades n'arrivent jamais.`,
    }),
  ];
}

/** Metrics that a word of an agent ends. */
const REPLIES: ReadonlySet<Metric> = new Set(["firstReply", "nextReply", "periodicUpdate", "pausableUpdate"]);

function idleSettings(metric: Metric, { groups, notes, escalate, warn }: MetricSettings): Finding[] {
  const found: Finding[] = [];
  if (groups && metric !== "groupOwnership")
    found.push(
      finding("warning", "policy.groupsIdle", pointer("metrics", metric, "groups"), {
        en: "Groups are named for group ownership only; here nobody looks at them.",
        fr: "Les groupes ne se nomment que pour la détention par un groupe ; ici, personne ne les regarde.",
      }),
    );
  if (notes !== undefined && !REPLIES.has(metric))
    found.push(
      finding("warning", "policy.notesIdle", pointer("metrics", metric, "notes"), {
        en: "No reply ends this clock, so it does not matter whether a note counts as one.",
        fr: "Aucune réponse n'arrête cette horloge : peu importe si une note en tient lieu.",
      }),
    );
  escalate?.forEach(({ at }, index) => {
    if (at === "warning" && (warn === undefined || warn.length === 0))
      found.push(
        finding("warning", "policy.warningNever", pointer("metrics", metric, "escalate", index, "at"), {
          en: "Nothing warns of this target: say when it warns, or act at the breach.",
          fr: "Rien n'avertit pour cet objectif : dites quand il avertit, ou agissez au dépassement.",
        }),
      );
  });
  return found;
}

function warnings({ targets }: SlaPolicy, metric: Metric, { warn = [] }: MetricSettings): Finding[] {
  return warn.flatMap((one, index) => {
    const target = "before" in one && targets.find((row) => row.metric === metric && isLonger(one.before, row));
    if (!target || !("before" in one)) return [];
    return [
      finding("warning", "policy.warnsTooEarly", pointer("metrics", metric, "warn", index, "before"), {
        en: `It would warn ${one.before} before, but the target itself is only ${target.within}.`,
        fr: `L'avertissement viendrait ${one.before} avant, mais l'objectif n'est lui-même que de ${target.within}.`,
      }),
    ];
  });
}

/** As long as the target, or longer, for sure: how long a working day is, only the calendar knows. */
function isLonger(before: string, { within, time }: SlaTarget): boolean {
  const [early, whole] = [parseDuration(before), parseDuration(within)];
  if (!early || !whole) return false;
  if (time === "calendar" || early.days === whole.days) return calendarMs(early) >= calendarMs(whole);
  return early.days > whole.days && early.ms >= whole.ms;
}

/** Paused in every status in which it could run. */
function standsStill(metric: Metric, { pausedIn }: MetricSettings): Finding[] {
  const statuses = pausedIn?.statuses;
  if (!statuses || STATUSES.filter(isUnsolved).some((status) => !statuses.includes(status))) return [];
  return [
    finding("warning", "policy.neverRuns", pointer("metrics", metric, "pausedIn", "statuses"), {
      en: "It stands still in every status, so it never comes due.",
      fr: "Elle est arrêtée dans tous les statuts, elle n'arrive donc jamais à échéance.",
    }),
  ];
}
