import { explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { LedgerLine } from "../clocks/ledger.ts";
import { lengthWords } from "../clocks/limit-words.ts";
import type { Context } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { lookupsOf } from "../lookups.ts";
import { STATUS_WORDS } from "../phrases.ts";
import { sentenceOf } from "../reasons.ts";
import { scopeOf } from "../scope.ts";
import { decidingPart } from "./deciding-part.ts";
import { instantWords, lengthOf } from "./instant-words.ts";
import { whyDue } from "./why-due.ts";
import type { Telling } from "./why-not.ts";

/** What a ticket's lateness is explained from. */
export interface Lateness {
  readonly definitions: Definitions;
  readonly ticket: Ticket;
  readonly lines: readonly LedgerLine[];
  readonly now: number;
  readonly context: Context;
  readonly telling: Telling;
  /** What a clock is called: "First reply". */
  readonly clockName: (line: LedgerLine) => Sentence;
}

/** Why a ticket is late, or is not: the clock that decides, its promise, the value for which that was chosen, and what stood still. */
export function whyLate(lateness: Lateness): {
  readonly because: string;
  readonly sentence: Sentence;
  readonly line: LedgerLine | null;
} {
  const line = decidingLine(lateness.lines);
  if (!line) return { because: "noLimit", sentence: noLimit(lateness), line: null };
  const name = lateness.clockName(line);
  const promise = promiseWords(lateness, line, line.result === "paused" || line.result === "met");
  const clock = { en: `“${name.en}”`, fr: `« ${name.fr} »` };
  return { because: line.result, sentence: said(lateness, line, clock, promise), line };
}

/** What is broken and goes on counts most, the longest first; then what was broken, what comes next, what stands still, what was kept. */
function decidingLine(lines: readonly LedgerLine[]): LedgerLine | undefined {
  const promised = lines.filter(
    ({ target, dueAt, result }) => target !== null && (dueAt !== null || result === "paused"),
  );
  const rank = ({ result, endedAt }: LedgerLine): number =>
    result === "breached" ? (endedAt === null ? 0 : 1) : result === "running" ? 2 : result === "paused" ? 3 : 4;
  return promised.toSorted((a, b) => rank(a) - rank(b) || (a.dueAt ?? 0) - (b.dueAt ?? 0))[0];
}

function said({ now, telling }: Lateness, line: LedgerLine, clock: Sentence, promise: Sentence): Sentence {
  const due = line.dueAt === null ? { en: "", fr: "" } : instantWords(line.dueAt, telling.zone);
  const used = usedOf(line);
  switch (line.result) {
    case "breached": {
      const end = line.endedAt ?? now;
      const over = lengthOf(end - (line.dueAt ?? end));
      return line.endedAt === null
        ? {
            en: `${clock.en} is late by ${over.en}: it was due on ${due.en}, ${promise.en}.`,
            fr: `${clock.fr} est en retard de ${over.fr} : c’était dû le ${due.fr}, ${promise.fr}.`,
          }
        : {
            en: `${clock.en} was ${over.en} late: it was due on ${due.en}, ${promise.en}.`,
            fr: `${clock.fr} a eu ${over.fr} de retard : c’était dû le ${due.fr}, ${promise.fr}.`,
          };
    }
    case "running":
      return {
        en: `Nothing is late: ${clock.en} is due on ${due.en}, ${promise.en}.`,
        fr: `Rien n’est en retard : ${clock.fr} est dû le ${due.fr}, ${promise.fr}.`,
      };
    case "paused": {
      const status = stoodStill(line)?.status;
      const while_ = status ? STATUS_WORDS[status] : null;
      return {
        en: `Nothing is late: ${clock.en} stands still${while_ ? ` while the ticket is ${while_.en}` : ""}, with ${used.en}; ${promise.en}.`,
        fr: `Rien n’est en retard : ${clock.fr} est arrêté${while_ ? ` tant que le ticket est ${while_.fr}` : ""}, avec ${used.fr} ; ${promise.fr}.`,
      };
    }
    default:
      return {
        en: `Nothing is late: ${clock.en} was kept, with ${used.en}; ${promise.en}.`,
        fr: `Rien n’est en retard : ${clock.fr} a été tenu, avec ${used.fr} ; ${promise.fr}.`,
      };
  }
}

/** "1 hour of its 8 hours used". */
function usedOf({ elapsedMs, target }: LedgerLine): Sentence {
  const used = lengthOf(elapsedMs);
  const whole = target ? lengthWords(target.within, target.time) : { en: "", fr: "" };
  return { en: `${used.en} of its ${whole.en} used`, fr: `${used.fr} sur ${whole.fr} passées` };
}

const stoodStill = ({ spans }: LedgerLine) => spans.findLast(({ counted }) => !counted)?.why;

/** "4 working hours after 23 Nov 2026, 10:00; the policy “Standard” says so, because Priority is high (was high)". */
function promiseWords(lateness: Lateness, line: LedgerLine, whoAlone: boolean): Sentence {
  const { definitions, ticket, now, context, telling } = lateness;
  const { target, startedAt, spans } = line;
  if (!target) return { en: "", fr: "" };
  const length = lengthWords(target.within, target.time);
  const from = instantWords(startedAt, telling.zone);
  const still = spans.filter(({ counted }) => !counted).reduce((sum, span) => sum + span.to - span.from, 0);
  const rested = still > 0 ? lengthOf(still) : null;
  const counted: Sentence = {
    en: `${length.en} after ${from.en}${rested ? `; ${rested.en} in between did not count` : ""}`,
    fr: `${length.fr} après le ${from.fr}${rested ? ` ; ${rested.fr} entre-temps n’ont pas compté` : ""}`,
  };
  const parts: Sentence[] = whoAlone ? [] : [counted];
  const due = whyDue(definitions, ticket, line, now, context, telling.names);
  if (due) {
    const { en, fr } = sentenceOf(due.from.name);
    const part = due.condition?.holds ? decidingPart(due.condition.explanation, telling.names) : null;
    const of =
      due.from.kind === "blueprint"
        ? { en: "the blueprint", fr: "le blueprint" }
        : { en: "the policy", fr: "la politique" };
    parts.push({
      en: `${of.en} “${en}” says so${part ? `, because ${part.en}` : ""}`,
      fr: `${of.fr} « ${fr} » le veut${part ? `, car ${part.fr}` : ""}`,
    });
  }
  if (line.excused !== null)
    parts.push({ en: `it was excused: ${line.excused}`, fr: `le retard est excusé : ${line.excused}` });
  return { en: parts.map(({ en }) => en).join("; "), fr: parts.map(({ fr }) => fr).join(" ; ") };
}

/** Why nothing is promised: no policy takes it, or the one that does sets no target for its priority. */
function noLimit({ definitions, ticket, now, context, telling }: Lateness): Sentence {
  const scope = scopeOf(ticket, SYSTEM, now, context, undefined, undefined, lookupsOf(definitions));
  const policies = definitions.policies ?? [];
  const taking = policies.find(({ when }) => !when || when.holds(scope));
  if (taking) {
    const { en, fr } = sentenceOf(taking.document.name);
    return {
      en: `Nothing is late: the policy “${en}” takes this ticket, and sets no time limit for its priority (was ${ticket.priority ?? "empty"}).`,
      fr: `Rien n’est en retard : la politique « ${fr} » prend ce ticket, sans échéance pour sa priorité (était ${ticket.priority ?? "vide"}).`,
    };
  }
  const [first] = policies;
  if (!first?.when)
    return {
      en: "Nothing is late: no time limit is in force.",
      fr: "Rien n’est en retard : aucune échéance n’est en vigueur.",
    };
  const { en, fr } = sentenceOf(first.document.name);
  const part = decidingPart(explainCondition(first.when.parsed, scope, telling.names), telling.names);
  return {
    en: `Nothing is late: no policy takes this ticket; of “${en}” this does not hold: ${part.en}.`,
    fr: `Rien n’est en retard : aucune politique ne prend ce ticket ; pour « ${fr} », ceci n’est pas vrai : ${part.fr}.`,
  };
}
