import { explainCondition, type Scope } from "../blueprints/condition.ts";
import type { Answers } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { isJsonObject, type Json, pointer } from "../blueprints/json.ts";
import type { Owed, Ticket } from "../blueprints/ticket.ts";
import type { NewFact, Scene } from "../blueprints/vocabulary/action.ts";
import { fieldPath, fieldValue } from "../blueprints/vocabulary/field-values.ts";
import type { CompiledAsk, CompiledBlueprint, CompiledTransition } from "./compiled.ts";
import { reason, sentenceOf } from "./reasons.ts";

/** One item of a step's dialog; `owed` names the transition whose obligation a jump skipped. */
export interface Asked {
  readonly ask: CompiledAsk;
  readonly owed: string | null;
}

/** What a step asks of this ticket: its own items in their order, then what a jump still owes. */
export function askedBy(
  blueprint: CompiledBlueprint,
  transition: CompiledTransition,
  ticket: Ticket,
): readonly Asked[] {
  const owing = (item: string | null): Owed | undefined => ticket.owed.find((one) => one.item === item);
  const own = transition.asks.map((ask) => ({ ask, owed: owing(ask.item)?.transition ?? null }));
  if (ticket.owed.length === 0) return own;
  const extra = ticket.owed.flatMap((one) => {
    if (own.some(({ ask }) => ask.item === one.item)) return [];
    const ask = blueprint.transitions.get(one.transition)?.asks.find(({ item }) => item === one.item);
    return ask ? [{ ask, owed: one.transition }] : [];
  });
  return [...own, ...extra];
}

/** Known to be nothing: no obligation is met by it. */
export function isEmptyAnswer(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && !Object.values(value).some((one) => one !== false && one !== null);
}

export interface Collected {
  /** Every reason at once; empty: nothing stands against it. */
  readonly reasons: readonly Reason[];
  readonly facts: readonly NewFact[];
  /** What is saved: answers of items that were shown. */
  readonly answers: Answers;
  readonly met: readonly Owed[];
}

const NOTHING: Collected = { reasons: [], facts: [], answers: {}, met: [] };

/** Reads the answers of a step against what it asks. `waived`: history and rules meet no obligation, but what they give must be sound. */
export function collect(
  asked: readonly Asked[],
  given: Answers,
  ticket: Ticket,
  sceneOf: (answers: Answers) => Scene,
  waived: boolean,
): Collected {
  const keys = Object.keys(given);
  if (asked.length === 0 && keys.length === 0) return NOTHING;
  const running = asked.filter(({ ask }) => ask.runs);
  const reasons: Reason[] = strangers(keys, asked);
  const answers = effective(running, given, ticket);
  const scene = sceneOf(answers);
  const shown = shownOf(running, answers, scene.scope);
  const facts: NewFact[] = [];
  const met: Owed[] = [];
  const answered = new Set<string>();
  for (const { ask, owed } of shown) {
    const answer = ask.item !== null && Object.hasOwn(answers, ask.item) ? answers[ask.item] : undefined;
    const empty = isEmptyAnswer(answer);
    const wanted =
      owed !== null || (typeof ask.required === "boolean" ? ask.required : ask.required.holds(scene.scope));
    // Asked twice, it is answered once: two replies of one step would be two mails of the same words.
    const again = ask.item !== null && answered.has(ask.item);
    if (ask.item !== null) answered.add(ask.item);
    const collected = again ? undefined : ask.type.collect?.(ask.ask, scene);
    const faults = (collected?.reasons ?? []).filter(({ code }) => !waived || code !== "missing");
    reasons.push(...faults);
    const said = reasons.some(({ code, pointer: at }) => code === "missing" && at === ask.pointer);
    if (wanted && empty && !waived && faults.length === 0 && !said) reasons.push(lacking(ask, scene));
    if (!empty && faults.length === 0) reasons.push(...checked(ask, scene.scope));
    facts.push(...(collected?.facts ?? []));
    if (owed !== null && ask.item !== null && !empty) met.push({ transition: owed, item: ask.item });
  }
  return { reasons, facts, answers: saved(shown, answers, given), met };
}

/**
 * What is shown by these answers. What is hidden is not answered: no condition sees it, wherever it stands, and it is not saved,
 * so hiding one item may hide or show another; they are looked at until nothing changes.
 */
export function shownOf(running: readonly Asked[], answers: { [item: string]: Json }, scope: Scope): readonly Asked[] {
  if (!running.some(({ ask }) => ask.showWhen)) return running;
  const all = { ...answers };
  let shown = running;
  for (let round = 0; round <= running.length; round++) {
    const next = running.filter(({ ask: { showWhen } }) => !showWhen || showWhen.holds(scope));
    const settled = next.length === shown.length && next.every((asked) => shown.includes(asked));
    shown = next;
    if (settled) break;
    for (const { ask } of running) {
      const { item } = ask;
      if (item === null || !Object.hasOwn(all, item)) continue;
      if (shown.some((asked) => asked.ask.item === item)) answers[item] = all[item] ?? null;
      else delete answers[item];
    }
  }
  return shown;
}

/** A field that is not sent keeps its value: what stands on the ticket already is an answer. */
function effective(running: readonly Asked[], given: Answers, ticket: Ticket): { [item: string]: Json } {
  const answers: { [item: string]: Json } = {};
  for (const { ask } of running) {
    if (ask.item === null) continue;
    if (Object.hasOwn(given, ask.item)) answers[ask.item] = given[ask.item] ?? null;
    else if (ask.ask.ask === "field") {
      const present = fieldValue(ticket, fieldPath(ask.ask.field));
      if (present !== null) answers[ask.item] = present;
    }
  }
  // What was attached goes with a reply or a note, even where no files are asked for.
  if (Object.hasOwn(given, "attachments") && carries(running)) answers.attachments = given.attachments ?? null;
  return answers;
}

const carries = (asked: readonly Asked[]): boolean =>
  asked.some(({ ask: { item } }) => item === "reply" || item === "note" || item === "attachments");

/** Answers to questions that the step does not ask. */
function strangers(keys: readonly string[], asked: readonly Asked[]): Reason[] {
  return keys
    .filter((key) => !asked.some(({ ask }) => ask.item === key) && !(key === "attachments" && carries(asked)))
    .map((key) => {
      const where = ["reply", "note", "resolution", "attachments", "checklist", "people", "approval"].includes(key)
        ? pointer(key)
        : pointer("fields", key);
      return reason("unknown", where, `This step does not ask for ${key}.`, `Cette étape ne demande pas ${key}.`);
    });
}

function lacking(ask: CompiledAsk, { fields }: Scene): Reason {
  const field = ask.ask.ask === "field" ? fields.get(ask.ask.field) : undefined;
  const { en, fr } = field
    ? sentenceOf(field.name)
    : ask.ask.ask === "field"
      ? sentenceOf(ask.ask.field)
      : ask.type.title;
  return reason("missing", ask.pointer, `${en} is needed.`, `Il manque : ${fr}.`, { item: ask.item });
}

function checked(ask: CompiledAsk, scope: Scope): readonly Reason[] {
  if (!ask.check || ask.ask.ask !== "field" || ask.check.holds(scope)) return [];
  const message = ask.ask.message
    ? sentenceOf(ask.ask.message)
    : { en: "This value does not pass its check.", fr: "Cette valeur ne passe pas son contrôle." };
  return [
    {
      code: "invalid",
      pointer: ask.pointer,
      message,
      details: { explanation: explainCondition(ask.check.parsed, scope) },
    },
  ];
}

/** For the journal: the words of a reply or a note stand in their own message, and only there. */
function saved(shown: readonly Asked[], answers: Answers, given: Answers): Answers {
  const kept: { [item: string]: Json } = {};
  for (const { ask } of shown) {
    const { item } = ask;
    if (item === null || item === "reply" || item === "note" || !Object.hasOwn(given, item)) continue;
    kept[item] = answers[item] ?? null;
  }
  return kept;
}
