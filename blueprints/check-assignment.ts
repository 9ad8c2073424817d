import { type Assignment, LEAVINGS } from "./assignment.ts";
import { DEFAULT_CALENDAR } from "./calendar.ts";
import { calendarUnknown, finding, usageFindings } from "./check-uses.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { usesOfAssignment } from "./uses.ts";

/** What the shape of an assignment rule cannot say: groups and hours that are not there, and limits that decide nothing. */
export function assignmentFindings(document: Assignment, directory?: Directory): Finding[] {
  return [
    ...usageFindings(usesOfAssignment(document), directory, () => null, "event"),
    ...groupFindings(document, directory),
    ...timeOutFindings(document, directory),
    ...channelFindings(document),
    ...byHandFindings(document),
    ...goesBackFindings(document),
  ];
}

/** A group that is not there is found as a name; this is one in which nobody is. */
function groupFindings({ group }: Assignment, directory: Directory | undefined): Finding[] {
  const key = group.slice("group:".length);
  if (!directory?.withoutMembers?.has(group)) return [];
  return [
    finding("warning", "assignment.nobody", "/group", {
      en: `Nobody is in the group “${key}”: its tickets wait.`,
      fr: `Personne n'est dans le groupe « ${key} » : ses tickets attendent.`,
    }),
  ];
}

function timeOutFindings({ skillsTimeOut }: Assignment, directory: Directory | undefined): Finding[] {
  if (skillsTimeOut?.time !== "working") return [];
  return calendarUnknown(skillsTimeOut.calendar ?? DEFAULT_CALENDAR, "/skillsTimeOut/calendar", directory);
}

/** More on one channel than in all: the smaller number decides. */
function channelFindings({ capacity }: Assignment): Finding[] {
  const all = capacity?.perAgent;
  if (all === undefined) return [];
  return Object.entries(capacity?.channels ?? {}).flatMap(([channel, most]) =>
    most <= all
      ? []
      : [
          finding("warning", "assignment.channelAboveAll", pointer("capacity", "channels", channel), {
            en: `Nobody ever has ${most} there: ${all} is the most in all.`,
            fr: `Personne n'en a jamais ${most} : ${all} est le maximum en tout.`,
          }),
        ],
  );
}

/** By hand nobody is chosen, so that nothing of this is ever read. */
function byHandFindings(document: Assignment): Finding[] {
  if (document.method !== "byHand") return [];
  return (["load", "capacity", "skillsTimeOut", "backlog", "pullsNext"] as const).flatMap((part) =>
    document[part] === undefined
      ? []
      : [
          finding("hint", "assignment.notRead", pointer(part), {
            en: "By hand nobody is chosen: this decides nothing.",
            fr: "À la main, personne n'est choisi : ceci ne décide de rien.",
          }),
        ],
  );
}

function goesBackFindings({ goesBack }: Assignment): Finding[] {
  return LEAVINGS.flatMap((leaving) => {
    const rule = goesBack?.[leaving];
    if (!Array.isArray(rule) || new Set(rule).size === rule.length) return [];
    return [
      finding("warning", "assignment.saidTwice", pointer("goesBack", leaving), {
        en: "The same is said twice.",
        fr: "La même chose est dite deux fois.",
      }),
    ];
  });
}
