import { pathOf } from "./condition/tree.ts";
import { type Condition, parseCondition } from "./condition.ts";
import type { Json } from "./json.ts";
import { isJsonObject, pointer } from "./json.ts";
import { placeholdersOf } from "./placeholders.ts";
import type { Reference, UsedCondition, Uses } from "./used.ts";
import type { Action } from "./vocabulary/actions.ts";
import type { Ask } from "./vocabulary/asks.ts";
import { fieldPath } from "./vocabulary/field-values.ts";

const PERSON = /^(agent|group|role|department):[a-z0-9][a-z0-9._-]{0,63}$/;
/** Parts of a document that hold words, examples or places, but no references. */
const WORDS: ReadonlySet<string> = new Set([
  "examples",
  "layout",
  "sections",
  "notes",
  "ignore",
  "name",
  "description",
  "key",
  "$schema",
]);

/** Where a condition, an ask or an action stands. */
export interface Surrounding extends Pick<UsedCondition, "transition"> {
  /** The asks of the same step. */
  readonly asks: readonly Ask[];
}

/** Nothing is asked where it stands: no answer can be read. */
export const NOWHERE: Surrounding = { asks: [] };

/** Gathers what a document uses, part by part; every kind of document is walked by its own function. */
export class UsesCollector implements Uses {
  readonly conditions: UsedCondition[] = [];
  readonly references: Reference[] = [];

  condition(json: Json | undefined, at: string, role: UsedCondition["role"], where: Surrounding = NOWHERE): void {
    if (json === undefined) return;
    const parsed = parseCondition(json, at);
    // The grammar has let nothing else through.
    if (!parsed.ok) return;
    this.conditions.push({
      role,
      pointer: at,
      condition: parsed.condition,
      ...(where.transition ? { transition: where.transition } : {}),
    });
    for (const { path, at: place } of pathsIn(parsed.condition))
      this.references.push(...pathReference(path, place, where));
  }

  asks(list: readonly Ask[], at: string, where: Surrounding): void {
    list.forEach((ask, index) => {
      const here = `${at}/${index}`;
      if ("required" in ask && typeof ask.required !== "boolean")
        this.condition(ask.required, `${here}/required`, "required", where);
      if ("showWhen" in ask) this.condition(ask.showWhen, `${here}/showWhen`, "showWhen", where);
      if (ask.ask === "field") {
        this.condition(ask.check, `${here}/check`, "check", where);
        this.field(ask.field, `${here}/field`);
      }
      if (ask.ask === "reply" && ask.template)
        this.references.push({ kind: "template", key: ask.template, pointer: `${here}/template` });
      if ("text" in ask) this.words(ask.text, `${here}/text`, where);
    });
  }

  actions(list: readonly Action[], at: string, where: Surrounding = NOWHERE): void {
    list.forEach((action, index) => {
      const here = `${at}/${index}`;
      if (action.do === "setField") {
        this.field(action.field, `${here}/field`);
        if (isJsonObject(action.value)) this.condition(action.value, `${here}/value`, "value", where);
      }
      if ("template" in action && action.template)
        this.references.push({ kind: "template", key: action.template, pointer: `${here}/template` });
      if ("text" in action) this.words(action.text, `${here}/text`, where);
      if ("title" in action) this.words(action.title, `${here}/title`, where);
      if ("subject" in action) this.words(action.subject, `${here}/subject`, where);
      if ("copy" in action) this.#copied(action.copy, `${here}/copy`);
      if (action.do === "setStatus") this.references.push({ kind: "status", key: action.to, pointer: `${here}/to` });
      if (action.do === "assign") this.references.push({ kind: "owner", key: action.to, pointer: `${here}/to` });
      if (action.do === "webhook") this.references.push({ kind: "address", key: action.url, pointer: `${here}/url` });
    });
  }

  #copied(names: readonly string[] | undefined, at: string): void {
    names?.forEach((name, index) => {
      if (name.startsWith("fields.")) this.field(name.slice("fields.".length), `${at}/${index}`);
    });
  }

  /** A custom field by its key; attributes of the ticket are no references. */
  field(key: string, at: string): void {
    if (fieldPath(key).startsWith("fields.")) this.references.push({ kind: "field", key, pointer: at });
  }

  /** A state of a blueprint, or of any. */
  state(key: string, at: string, blueprint?: string): void {
    this.references.push({ kind: "state", key, pointer: at, ...(blueprint !== undefined && { blueprint }) });
  }

  /** People, groups, roles and departments, wherever in the document they are written. */
  people(document: object): void {
    for (const [key, part] of Object.entries(document)) {
      if (WORDS.has(key) || part === undefined) continue;
      for (const { text, at } of textsIn(part as Json, `/${key}`)) {
        if (PERSON.test(text)) this.references.push({ kind: "person", key: text, pointer: at });
      }
    }
  }

  /** What the placeholders of a text read. */
  words(value: Json | undefined, at: string, where: Surrounding = NOWHERE): void {
    if (value === undefined) return;
    for (const { text, at: place } of textsIn(value, at)) {
      for (const path of placeholdersOf(text)) this.references.push(...pathReference(path, place, where));
    }
  }
}

/** What a path of a condition or placeholder names: a custom field of the ticket, or an answer of the same step. */
function pathReference(path: string, at: string, where: Surrounding): readonly Reference[] {
  const [source, ...steps] = path.split(".");
  if (source === "answers" && steps[0]) return [{ kind: "answer", key: steps[0], pointer: at, asks: where.asks }];
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
