import type { Blueprint, State, Transition } from "../blueprints/blueprint.ts";
import { fieldNames } from "../blueprints/condition/field-names.ts";
import { conditionSentence, parseCondition } from "../blueprints/condition.ts";
import type { FieldDefinition } from "../blueprints/field.ts";
import type { Json } from "../blueprints/json.ts";
import { STATUSES } from "../blueprints/status.ts";
import { type Sentence, textIn } from "../blueprints/text.ts";
import { type Action, actionType } from "../blueprints/vocabulary/actions.ts";
import type { Ask } from "../blueprints/vocabulary/asks.ts";
import { askType } from "../blueprints/vocabulary/asks.ts";
import { type Limit, limitWords } from "./clocks/limit-words.ts";
import { capital, list, lowered, OUTCOME_WORDS, personNamed, STATUS_WORDS } from "./phrases.ts";
import { sentenceOf } from "./reasons.ts";
import { durationCause, EVENTS } from "./start-words.ts";
import { approvalWords } from "./waiting/approval-words.ts";

/** Custom fields by key: their names stand in the sentences. Without them the keys do. */
export type Fields = ReadonlyMap<string, FieldDefinition>;

/** What a document only refers to, by the names it has on this desk: people, groups, templates, blueprints. */
export type Named = (reference: string) => Sentence | undefined;

const NO_FIELDS: Fields = new Map();

/** The plain sentences of one step: who can take it when, or what starts it; what is asked; what happens then. */
export function describeTransition(
  document: Blueprint,
  transition: Transition,
  fields: Fields = NO_FIELDS,
  named?: Named,
): Sentence {
  const said = new Words(document, fields, named);
  const parts = [said.opening(transition), said.asking(transition), said.following(transition)];
  return together(parts.filter((part) => part !== null));
}

/** A whole blueprint as paragraphs: how tickets come in, then each state with the steps that leave it. */
export function describeBlueprint(document: Blueprint, fields: Fields = NO_FIELDS): readonly Sentence[] {
  const said = new Words(document, fields);
  const steps = ({ id, final }: State): readonly Sentence[] =>
    document.transitions
      .filter(({ from, except }) => (from === "any" ? final === undefined && !except?.includes(id) : from.includes(id)))
      .map((transition) => describeTransition(document, transition, fields));
  return [said.entry(), ...document.states.flatMap((state) => [said.state(state), ...steps(state)])];
}

/** What the limit of a state's stay, or of the whole process, says: how long, when it warns, what happens then. */
export const describeLimit = (
  document: Blueprint,
  of: "state" | "process",
  limit: Limit,
  fields: Fields = NO_FIELDS,
  named?: Named,
): Sentence => new Words(document, fields, named).limit(of, limit);

const together = (parts: readonly Sentence[]): Sentence => ({
  en: parts.map(({ en }) => en).join(" "),
  fr: parts.map(({ fr }) => fr).join(" "),
});

/** Reads a blueprint aloud, part by part. */
export class Words {
  readonly #document: Blueprint;
  readonly #fields: Fields;
  readonly #named: Named;
  readonly #person: (reference: string) => Sentence;

  constructor(document: Blueprint, fields: Fields = NO_FIELDS, named: Named = () => undefined) {
    this.#document = document;
    this.#fields = fields;
    this.#named = named;
    this.#person = (reference) => personNamed(reference, named);
  }

  entry(): Sentence {
    const { limit } = this.#document;
    return limit ? together([this.taken(), this.limit("process", limit)]) : this.taken();
  }

  /** Which tickets come in, and where. */
  taken(): Sentence {
    const { name, entry } = this.#document;
    const when = this.#condition(entry.when);
    const into = [...new Set(STATUSES.flatMap((status) => entry.into[status] ?? []))].map((id) => {
      const when = list(
        STATUSES.filter((status) => entry.into[status] === id).map((status) => STATUS_WORDS[status]),
        "or",
      );
      const state = this.#stateName(id);
      return { en: `into ${state.en} when it is ${when.en}`, fr: `dans ${state.fr} s’il est ${when.fr}` };
    });
    return {
      en: `${textIn(name, "en")} takes a ticket${when ? ` when ${when.en}` : ""}: ${into.map(({ en }) => en).join("; ")}.`,
      fr: `${textIn(name, "fr")} prend un ticket${when ? ` quand ${when.fr}` : ""} : ${into.map(({ fr }) => fr).join(" ; ")}.`,
    };
  }

  limit(of: "state" | "process", limit: Limit): Sentence {
    return limitWords(of, limit, {
      action: (action) => this.#action(action),
      state: (id) => this.#stateName(id),
    });
  }

  state(state: State): Sentence {
    return together(this.stateParts(state).map(({ said }) => said));
  }

  /** What is to be said of a state, each with the key that it is about. */
  stateParts({ id, status, final, strict, limit, approval, parallel }: State) {
    const [name, word] = [this.#stateName(id), STATUS_WORDS[status]];
    const said = { en: `In ${name.en} the ticket is ${word.en}.`, fr: `Dans ${name.fr}, le ticket est ${word.fr}.` };
    const parts: { readonly key: keyof State; readonly said: Sentence }[] = [{ key: "status", said }];
    if (strict) {
      const said = {
        en: "Nothing is changed there outside its steps.",
        fr: "Rien ne s’y change en dehors des étapes.",
      };
      parts.push({ key: "strict", said });
    }
    if (final !== undefined) {
      const outcome = OUTCOME_WORDS[final];
      const said = { en: `The process ends there: ${outcome.en}.`, fr: `Le processus s’y termine : ${outcome.fr}.` };
      parts.push({ key: "final", said });
    }
    if (approval) parts.push({ key: "approval", said: approvalWords(approval, this.#person) });
    if (parallel) parts.push({ key: "parallel", said: this.#sideBySide(parallel) });
    if (limit) parts.push({ key: "limit", said: this.limit("state", limit) });
    return parts;
  }

  /** What is done side by side, and each step as any step is read. */
  #sideBySide({ need, steps }: NonNullable<State["parallel"]>): Sentence {
    const count = need === "all" ? steps.length : need;
    const said = steps.map(({ name, before, during, after }) => {
      const who = before?.who ? list(before.who.map(this.#person), "or") : ANYBODY;
      const when = this.#condition(before?.when);
      const step = sentenceOf(name);
      const what = { during, after } as Transition; // These two say what is asked and what follows; nothing else is read.
      const parts = [
        {
          en: `“${step.en}” is for ${who.en}${when ? `, when ${when.en}` : ""}.`,
          fr: `« ${step.fr} » est pour ${who.fr}${when ? `, quand ${when.fr}` : ""}.`,
        },
        this.asking(what),
        this.following(what),
      ];
      return together(parts.filter((part) => part !== null));
    });
    return together([
      {
        en: `${count} of ${steps.length} steps are done there, in any order.`,
        fr: `${count} étapes sur ${steps.length} s’y font, dans n’importe quel ordre.`,
      },
      ...said,
    ]);
  }

  opening({ start, before, name, to }: Transition): Sentence {
    const [step, target] = [sentenceOf(name), this.#stateName(to)];
    const when = this.#condition(before?.when);
    const [ifEn, ifFr] = when ? [` when ${when.en}`, ` quand ${when.fr}`] : ["", ""];
    if (!start) {
      const who = before?.who ? list(before.who.map(this.#person), "or") : ANYBODY;
      return {
        en: `${capital(who.en)} can take “${step.en}”${ifEn}; it leads to ${target.en}.`,
        fr: `« ${step.fr} » peut être prise par ${who.fr}${ifFr} ; vers ${target.fr}.`,
      };
    }
    const also = this.#condition(start.when);
    const provisos = [also, when].filter((it) => it !== null);
    const cause = "on" in start ? EVENTS[start.on] : durationCause(start.after, start.time);
    return {
      en: `${capital(cause.en)}${provisos.map(({ en }, at) => `${at > 0 ? " and" : ","} if ${en}`).join("")}, “${step.en}” leads to ${target.en} by itself.`,
      fr: `${capital(cause.fr)}${provisos.map(({ fr }, at) => `${at > 0 ? " et" : ","} si ${fr}`).join("")}, « ${step.fr} » se fait d’elle-même, vers ${target.fr}.`,
    };
  }

  asking({ during }: Transition): Sentence | null {
    const asks = (during ?? []).filter(({ ask }) => ask !== "message");
    if (asks.length === 0) return null;
    const joined = list(
      asks.map((ask) => this.#asked(ask)),
      "and",
    );
    return { en: `It asks to ${joined.en}.`, fr: `À faire : ${joined.fr}.` };
  }

  #asked(ask: Ask): Sentence {
    const type = askType(ask.ask);
    const said = lowered(this.#inBoth((name) => type?.sentence(ask, name)) ?? { en: ask.ask, fr: ask.ask });
    const required = "required" in ask ? ask.required : undefined;
    const when = typeof required === "object" ? this.#condition(required) : null;
    if (when) return { en: `${said.en} (needed when ${when.en})`, fr: `${said.fr} (exigé quand ${when.fr})` };
    const ticked = ask.ask === "checklist" && ask.items.some((item) => item.required);
    return required === true || ticked ? said : { en: `${said.en} (optional)`, fr: `${said.fr} (facultatif)` };
  }

  following({ after }: Transition): Sentence | null {
    if (!after || after.length === 0) return null;
    const joined = list(
      after.map((action) => this.#action(action)),
      "and",
    );
    return { en: `Then: ${joined.en}.`, fr: `Ensuite, ${joined.fr}.` };
  }

  #action(action: Action): Sentence {
    const said = this.#inBoth((name) => actionType(action.do)?.sentence(action, name));
    return lowered(said ?? { en: action.do, fr: action.do });
  }

  /** Vocabulary sentences take their names in one language at a time. */
  #inBoth(say: (name: (reference: string) => string) => Sentence | undefined): Sentence | null {
    const [en, fr] = [
      say((reference) => this.#name(reference).en)?.en,
      say((reference) => this.#name(reference).fr)?.fr,
    ];
    return en === undefined || fr === undefined ? null : { en, fr };
  }

  #name(reference: string): Sentence {
    const field = this.#fields.get(reference);
    return field ? sentenceOf(field.name) : this.#person(reference);
  }

  #stateName(id: string): Sentence {
    const state = this.#document.states.find((one) => one.id === id);
    return state ? sentenceOf(state.name) : { en: id, fr: id };
  }

  #condition(written: Json | undefined): Sentence | null {
    if (written === undefined) return null;
    const parsed = parseCondition(written);
    if (!parsed.ok) return null;
    const names = fieldNames(this.#fields);
    const value = (text: string, path?: string) => names.value?.(text, path) ?? this.#named(text);
    return lowered(conditionSentence(parsed.condition, { ...names, value }));
  }
}

const ANYBODY: Sentence = { en: "any agent of the department", fr: "tout agent du département" };
