import { DEFAULT_CALENDAR } from "./calendar.ts";
import { calendarUnknown, finding, usageFindings } from "./check-uses.ts";
import type { Directory } from "./directory.ts";
import type { Known } from "./domains.ts";
import { calendarMs, parseDuration } from "./duration.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { choices } from "./known-values.ts";
import { PRIORITIES, STATUSES } from "./status.ts";
import { STATUS_WORDS } from "./status-words.ts";
import type { TimeRule } from "./time-rule.ts";
import { usesOfTimeRule } from "./uses.ts";
import type { Action } from "./vocabulary/actions.ts";

const MINUTE = 60_000;
/** A solved ticket of no blueprint is closed then at the latest, whatever the lifecycle says. */
const LONGEST_SOLVED = 28 * 86_400_000;

/** What the shape of a time rule cannot say: names that exist, and time that can come. */
export function timeRuleFindings(rule: TimeRule, directory?: Directory): Finding[] {
  const lists: readonly (readonly [at: string, actions: readonly Action[]])[] = [
    ["/do", rule.do],
    ...(rule.also ?? []).map((also, index) => [pointer("also", index, "do"), also.do] as const),
  ];
  return [
    ...again(rule),
    ...neverActs(rule),
    ...also(rule),
    ...calendar(rule, directory),
    ...dateField(rule, directory),
    ...usageFindings(usesOfTimeRule(rule), directory, knownWhile(rule, directory)),
    ...lists.flatMap(([at, actions]) =>
      actions.flatMap((action, index) => pointless(rule, action, `${at}/${index}`, directory)),
    ),
  ];
}

/** What is known of a ticket on which the rule acts. */
function knownWhile({ since }: TimeRule, directory: Directory | undefined): Known {
  const word = typeof since === "object" ? since : null;
  return (path) => {
    switch (path) {
      case "ticket.priority":
        return [...PRIORITIES, null];
      case "ticket.status":
        return word && "status" in word ? [word.status] : STATUSES.filter((status) => status !== "closed");
      case "ticket.state":
        return word && "state" in word ? [word.state] : null;
      case "ticket.blueprint":
        return word && "state" in word && word.blueprint !== undefined ? [word.blueprint] : null;
      default:
        return choices(path, directory);
    }
  };
}

function again({ again: every }: TimeRule): Finding[] {
  const duration = every === undefined ? null : parseDuration(every);
  if (!duration || duration.days > 0 || duration.ms >= MINUTE) return [];
  return [
    finding("error", "rule.againTooOften", "/again", {
      en: "A rule acts again after a minute at the soonest.",
      fr: "Une règle agit de nouveau au plus tôt après une minute.",
    }),
  ];
}

function neverActs({ since, reaches, time }: TimeRule): Finding[] {
  if (typeof since !== "object" || !("status" in since)) return [];
  if (since.status === "closed")
    return [
      finding("error", "rule.neverActs", "/since/status", {
        en: "Rules do not act on closed tickets: this one never acts.",
        fr: "Les règles n'agissent pas sur les tickets clos : celle-ci n'agit jamais.",
      }),
    ];
  const duration = parseDuration(reaches);
  if (since.status !== "solved" || time !== "calendar" || !duration || calendarMs(duration) < LONGEST_SOLVED) return [];
  return [
    finding("warning", "rule.tooLate", "/reaches", {
      en: "A solved ticket is closed after 28 days at the latest; only those that a blueprint keeps solved are there longer.",
      fr: "Un ticket résolu est clos au plus tard après 28 jours ; seuls ceux qu'un blueprint garde résolus y sont plus longtemps.",
    }),
  ];
}

function also({ also: extra = [], again: every }: TimeRule): Finding[] {
  return extra.flatMap(({ nth }, index) => {
    const at = pointer("also", index, "nth");
    if (nth > 1 && every === undefined)
      return [
        finding("warning", "rule.nthNever", at, {
          en: `This rule acts once, so time number ${nth} never comes; say how often it acts again.`,
          fr: `Cette règle n'agit qu'une fois, la fois numéro ${nth} n'arrive donc jamais ; dites quand elle agit de nouveau.`,
        }),
      ];
    if (extra.findIndex((one) => one.nth === nth) < index)
      return [
        finding("warning", "rule.nthTwice", at, {
          en: `What is done at time number ${nth} stands in two places; put it together.`,
          fr: `Ce qui se fait la fois numéro ${nth} figure à deux endroits ; réunissez-le.`,
        }),
      ];
    return [];
  });
}

function calendar({ time, calendar: key }: TimeRule, directory: Directory | undefined): Finding[] {
  if (time === "working") return calendarUnknown(key ?? DEFAULT_CALENDAR, key ? "/calendar" : "/time", directory);
  if (key === undefined) return [];
  return [
    finding("warning", "rule.calendarIdle", "/calendar", {
      en: "Calendar time runs day and night: no calendar is looked at.",
      fr: "Le temps calendaire court jour et nuit : aucun calendrier n'est consulté.",
    }),
  ];
}

function dateField({ since, until }: TimeRule, directory: Directory | undefined): Finding[] {
  return [["since", since] as const, ["until", until] as const].flatMap(([name, word]) => {
    const field = typeof word === "object" && "field" in word ? directory?.fields.get(word.field) : undefined;
    if (!field || field.type === "date" || field.type === "instant") return [];
    return [
      finding("error", "rule.fieldNoDate", pointer(name, "field"), {
        en: `“${field.key}” is no field of dates, so there is nothing to count from.`,
        fr: `« ${field.key} » n'est pas un champ de date : il n'y a rien d'où compter.`,
      }),
    ];
  });
}

/** Actions that undo what the rule waits for, or that are refused every time. */
function pointless(rule: TimeRule, action: Action, at: string, directory: Directory | undefined): Finding[] {
  const word = rule.since ?? rule.until;
  if (action.do === "setField") {
    const own = typeof word === "object" && "field" in word ? word.field : word;
    if (own !== action.field) return [];
    return [
      finding("warning", "rule.armsItself", `${at}/field`, {
        en: "The rule sets what it counts from, so it is armed anew each time that it acts.",
        fr: "La règle change ce d'où elle compte : elle se réarme chaque fois qu'elle agit.",
      }),
    ];
  }
  if (action.do !== "setStatus" || typeof word !== "object") return [];
  if ("state" in word)
    return [
      finding("error", "rule.statusHeld", at, {
        en: "In a state the blueprint holds the status: this is refused each time. Draw a step that starts by time instead.",
        fr: "Dans un état, le blueprint tient le statut : ce sera refusé chaque fois. Dessinez plutôt une étape qui part après un délai.",
      }),
    ];
  if (!("status" in word)) return [];
  const { status: from } = word;
  const { to } = action;
  if (from === to)
    return [
      finding("warning", "rule.statusSame", `${at}/to`, {
        en: `The ticket is ${STATUS_WORDS[to].en} already when the rule acts: nothing changes.`,
        fr: `Le ticket est déjà ${STATUS_WORDS[to].fr} quand la règle agit : rien ne change.`,
      }),
    ];
  const ways = directory?.lifecycle?.ways;
  if (!ways || from === "closed" || ways.some((way) => way.from === from && way.to.includes(to))) return [];
  return [
    finding("error", "rule.statusNotAllowed", `${at}/to`, {
      en: `A ticket that is ${STATUS_WORDS[from].en} may not become ${STATUS_WORDS[to].en}: the base lifecycle knows no such way.`,
      fr: `Un ticket ${STATUS_WORDS[from].fr} ne peut pas devenir ${STATUS_WORDS[to].fr} : le cycle de vie de base ne connaît pas ce chemin.`,
    }),
  ];
}
