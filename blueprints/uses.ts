import type { Blueprint, Transition } from "./blueprint.ts";
import { pathOf } from "./condition/tree.ts";
import { type Condition, parseCondition } from "./condition.ts";
import type { Json } from "./json.ts";
import { isJsonObject, pointer } from "./json.ts";
import { placeholdersOf } from "./placeholders.ts";
import type { Action } from "./vocabulary/actions.ts";
import type { Ask } from "./vocabulary/asks.ts";
import { fieldPath } from "./vocabulary/field-values.ts";

/** A condition of the document, read. `role` says what it decides. */
export interface UsedCondition {
  readonly role: "entry" | "before" | "start" | "required" | "showWhen" | "check" | "value";
  readonly pointer: string;
  readonly condition: Condition;
  /** The transition it belongs to. */
  readonly transition?: Transition;
}

/** A name in the document for something that stands outside it, or for an answer. */
export interface Reference {
  readonly kind: "field" | "template" | "person" | "answer" | "path";
  readonly key: string;
  readonly pointer: string;
  /** The asks among which an answer must be. */
  readonly asks?: readonly Ask[];
}

export interface Uses {
  readonly conditions: readonly UsedCondition[];
  readonly references: readonly Reference[];
}

const PERSON = /^(agent|group|role|department):[a-z0-9][a-z0-9._-]{0,63}$/;
/** Parts of a document that hold words, examples or places, but no references. */
const WORDS: ReadonlySet<string> = new Set(["examples", "layout", "ignore", "name", "description", "key", "$schema"]);

/** Everything that a document uses, with the places where it does. */
export function usesOf(document: Blueprint): Uses {
  const conditions: UsedCondition[] = [];
  const references: Reference[] = [];

  const condition = (json: Json | undefined, at: string, role: UsedCondition["role"], context: Context): void => {
    if (json === undefined) return;
    const parsed = parseCondition(json, at);
    // The grammar has let nothing else through.
    if (!parsed.ok) return;
    conditions.push({
      role,
      pointer: at,
      condition: parsed.condition,
      ...(context.transition ? { transition: context.transition } : {}),
    });
    for (const { path, at: place } of pathsIn(parsed.condition))
      references.push(...pathReference(path, place, context));
  };
  const words = (value: Json, at: string, context: Context): void => {
    for (const { text, at: place } of textsIn(value, at)) {
      for (const path of placeholdersOf(text)) references.push(...pathReference(path, place, context));
    }
  };

  const asks = (list: readonly Ask[], at: string, context: Context): void => {
    list.forEach((ask, index) => {
      const here = `${at}/${index}`;
      if ("required" in ask && typeof ask.required !== "boolean")
        condition(ask.required, `${here}/required`, "required", context);
      if ("showWhen" in ask) condition(ask.showWhen, `${here}/showWhen`, "showWhen", context);
      if (ask.ask === "field") {
        condition(ask.check, `${here}/check`, "check", context);
        if (fieldPath(ask.field).startsWith("fields."))
          references.push({ kind: "field", key: ask.field, pointer: `${here}/field` });
      }
      if (ask.ask === "reply" && ask.template)
        references.push({ kind: "template", key: ask.template, pointer: `${here}/template` });
      if ("text" in ask && ask.text) words(ask.text, `${here}/text`, context);
    });
  };
  const actions = (list: readonly Action[], at: string, context: Context): void => {
    list.forEach((action, index) => {
      const here = `${at}/${index}`;
      if (action.do === "setField") {
        if (fieldPath(action.field).startsWith("fields."))
          references.push({ kind: "field", key: action.field, pointer: `${here}/field` });
        if (isJsonObject(action.value)) condition(action.value, `${here}/value`, "value", context);
      }
      if ("template" in action && action.template)
        references.push({ kind: "template", key: action.template, pointer: `${here}/template` });
      if ("text" in action && action.text) words(action.text, `${here}/text`, context);
    });
  };

  condition(document.entry.when, "/entry/when", "entry", { asks: [] });
  document.states.forEach((state, index) => {
    state.limit?.escalate?.forEach((step, at) => {
      actions(step.do, pointer("states", index, "limit", "escalate", at, "do"), { asks: [] });
    });
    state.parallel?.steps.forEach((step, at) => {
      const here = pointer("states", index, "parallel", "steps", at);
      const context: Context = { asks: step.during ?? [] };
      condition(step.before?.when, `${here}/before/when`, "before", context);
      asks(step.during ?? [], `${here}/during`, context);
      actions(step.after ?? [], `${here}/after`, context);
    });
  });
  document.limit?.escalate?.forEach((step, at) => {
    actions(step.do, pointer("limit", "escalate", at, "do"), { asks: [] });
  });
  document.transitions.forEach((transition, index) => {
    const here = pointer("transitions", index);
    const context: Context = { asks: transition.during ?? [], transition };
    condition(transition.start?.when, `${here}/start/when`, "start", context);
    condition(transition.before?.when, `${here}/before/when`, "before", context);
    asks(transition.during ?? [], `${here}/during`, context);
    actions(transition.after ?? [], `${here}/after`, context);
  });
  for (const [key, part] of Object.entries(document)) {
    if (WORDS.has(key) || part === undefined) continue;
    for (const { text, at } of textsIn(part as Json, `/${key}`)) {
      if (PERSON.test(text)) references.push({ kind: "person", key: text, pointer: at });
    }
  }
  return { conditions, references };
}

interface Context {
  readonly asks: readonly Ask[];
  readonly transition?: Transition;
}

/** What a path of a condition or placeholder names: a custom field of the ticket, or an answer of the same step. */
function pathReference(path: string, at: string, context: Context): readonly Reference[] {
  const [source, ...steps] = path.split(".");
  if (source === "answers" && steps[0]) return [{ kind: "answer", key: steps[0], pointer: at, asks: context.asks }];
  if (source === "ticket" && steps[0] === "fields" && steps[1]) return [{ kind: "field", key: steps[1], pointer: at }];
  return path === "" ? [] : [{ kind: "path", key: path, pointer: at }];
}

/** Every plain path of a condition, with its place. What a list operator runs for its items reads items, not the ticket. */
function* pathsIn(condition: Condition): Generator<{ path: string; at: string }> {
  const open: Condition[] = [condition];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.node === "literal") continue;
    const path = pathOf(node);
    if (path !== null) yield { path, at: node.at };
    const { body } = node.node === "call" ? node.operator : {};
    const parts = node.node === "call" ? node.operands : node.items;
    open.push(...parts.filter((_, index) => index !== body).toReversed());
  }
}

/** Every text inside a value, names and descriptions left out, with its place. */
function* textsIn(value: Json, at: string): Generator<{ text: string; at: string }> {
  const open = [{ value, at }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: part, at: place } = next;
    if (typeof part === "string") yield { text: part, at: place };
    else if (typeof part === "object" && part !== null) {
      const inner = Object.entries(part).filter(([key]) => Array.isArray(part) || !WORDS.has(key));
      open.push(...inner.map(([key, item]) => ({ value: item as Json, at: place + pointer(key) })).toReversed());
    }
  }
}
