import { addressPlain } from "./checks/address-plain.ts";
import { fieldUnknown } from "./checks/field-unknown.ts";
import { ownerNoSeat } from "./checks/owner-no-seat.ts";
import { pathUnknown } from "./checks/path-unknown.ts";
import { personUnknown } from "./checks/person-unknown.ts";
import { stateUnknown } from "./checks/state-unknown.ts";
import { statusOff } from "./checks/status-off.ts";
import { templateUnknown } from "./checks/template-unknown.ts";
import type { Directory } from "./directory.ts";
import type { Known } from "./domains.ts";
import type { Finding } from "./finding.ts";
import { verdict } from "./satisfiable.ts";
import type { Sentence } from "./text.ts";
import type { Uses } from "./used.ts";

/** A finding of the small kinds; they have no table of checks. */
export const finding = (severity: Finding["severity"], code: string, at: string, message: Sentence): Finding => ({
  code,
  severity,
  pointer: at,
  message,
});

/** What is wrong with the names, conditions and words of a rule, whatever kind of rule it is. */
export function usageFindings(
  uses: Uses,
  directory: Directory | undefined,
  known: Known,
  starts: "time" | "event" = "time",
): Finding[] {
  return [
    ...namedFindings(uses, directory),
    ...uses.references.flatMap((one) => outOfStep(one, starts)),
    ...conditionFindings(uses, known),
  ];
}

/** What is named and is not there. */
export function namedFindings(uses: Uses, directory: Directory | undefined): Finding[] {
  return [
    fieldUnknown,
    templateUnknown,
    personUnknown,
    ownerNoSeat,
    stateUnknown,
    statusOff,
    pathUnknown,
    addressPlain,
  ].flatMap(({ code, severity, check }) =>
    [...check({ uses, directory })].map((problem) => ({ code, severity, ...problem })),
  );
}

/** Time has no answers and no event: what reads them never knows anything. */
function outOfStep({ kind, key, pointer }: Uses["references"][number], starts: "time" | "event"): Finding[] {
  if (starts === "event" && kind === "answer")
    return [
      finding("error", "rule.noStep", pointer, {
        en: "A rule sees no answers of a step; read the field that the step fills.",
        fr: "Une règle ne voit pas les réponses d'une étape ; lisez le champ que l'étape remplit.",
      }),
    ];
  if (starts === "event" || (kind !== "answer" && key !== "event" && !key.startsWith("event."))) return [];
  return [
    finding("error", "rule.noStep", pointer, {
      en: "A rule that time starts sees neither answers of a step nor an event.",
      fr: "Une règle lancée par le temps ne voit ni réponses d'une étape, ni événement.",
    }),
  ];
}

function conditionFindings({ conditions }: Uses, known: Known): Finding[] {
  return conditions.flatMap(({ role, pointer, condition }) => {
    const answer = role === "value" ? null : verdict(condition, known);
    if (answer === "never")
      return [
        finding("error", "condition.never", pointer, {
          en: "This condition can never hold: its parts contradict each other, or what the rule waits for.",
          fr: "Cette condition ne peut jamais être vraie : ses parties se contredisent, ou contredisent ce que la règle attend.",
        }),
      ];
    if (answer === "always")
      return [
        finding("warning", "condition.always", pointer, {
          en: "This condition always holds, so it decides nothing.",
          fr: "Cette condition est toujours vraie : elle ne décide de rien.",
        }),
      ];
    return [];
  });
}

/** A calendar that is not there: in working time nothing comes due without it. */
export function calendarUnknown(key: string, at: string, directory: Directory | undefined): Finding[] {
  if (!directory?.calendars || directory.calendars.has(key)) return [];
  return [
    finding("error", "calendar.unknown", at, {
      en: `There is no calendar “${key}” here.`,
      fr: `Il n'y a pas de calendrier « ${key} » ici.`,
    }),
  ];
}
