import { knownOfTicket } from "./check-routing.ts";
import { type Condition, parseCondition } from "./condition.ts";
import type { Directory } from "./directory.ts";
import type { Known } from "./domains.ts";
import { isJsonObject, type Json } from "./json.ts";
import { verdict } from "./satisfiable.ts";
import type { Happening, Trigger } from "./trigger.ts";
import type { Action } from "./vocabulary/actions.ts";
import { fieldPath } from "./vocabulary/field-values.ts";

/** What a trigger needs to have to be compared with another. */
export type Rule = Pick<Trigger, "key" | "on" | "when" | "do">;

/** The first trigger does something that starts the second, and the second takes it back. */
export interface TriggerPair {
  readonly first: string;
  readonly second: string;
  readonly done: Action;
  readonly undone: Action;
  /** What the second does starts the first again. */
  readonly loop: boolean;
}

/** One place of the ticket that an action sets to a value known beforehand. */
interface Change {
  readonly action: Action;
  readonly path: string;
  readonly value: Json;
  readonly causes: readonly Happening[];
}

/**
 * S16: pairs of triggers that undo each other. The second counts only when its condition could not hold before the first
 * has acted, so that "set a default, then raise it" is no pair.
 */
export function triggerPairs(rules: readonly Rule[], directory?: Directory): readonly TriggerPair[] {
  const known = withTags(knownOfTicket(directory));
  const read = rules
    .map((rule) => ({ rule, changes: rule.do.flatMap(changesOf) }))
    .filter((it) => it.changes.length > 0);
  const pairs: TriggerPair[] = [];
  for (const one of read)
    for (const other of read) {
      if (one === other) continue;
      const undoing = undoneBy(one, other, known);
      if (!undoing) continue;
      // The other way round is the same pair.
      if (pairs.some(({ first, second }) => first === other.rule.key && second === one.rule.key)) continue;
      pairs.push({
        first: one.rule.key,
        second: other.rule.key,
        ...undoing,
        loop: undoneBy(other, one, known) !== null,
      });
    }
  return pairs;
}

interface Read {
  readonly rule: Rule;
  readonly changes: readonly Change[];
}

function undoneBy(one: Read, other: Read, known: Known): Pick<TriggerPair, "done" | "undone"> | null {
  const undoing = one.changes.flatMap((change) => {
    const back = other.changes.find(({ path, value }) => path === change.path && !same(value, change.value));
    return back ? [{ done: change.action, undone: back.action }] : [];
  })[0];
  return undoing && starts(one, other, known) ? undoing : null;
}

/** Whether the second's condition begins to hold by what the first does, in the same event. */
function starts({ rule, changes }: Read, { rule: other }: Read, known: Known): boolean {
  const happened = new Set<string>([...rule.on, ...changes.flatMap(({ causes }) => causes)]);
  if (other.when === undefined || !other.on.some((it) => happened.has(it))) return false;
  const [own, asked] = [plain(rule.when ?? true), plain(other.when)];
  const makes = changes.some(({ path, value }) => {
    const before = { isNot: [{ var: path }, value] };
    return impossible([own, before, asked], known);
  });
  const after = changes.map(({ path, value }): Json => ({ is: [{ var: path }, value] }));
  return makes && !impossible([moved(own, new Set(changes.map(({ path }) => path))), ...after, asked], known);
}

function impossible(parts: readonly Json[], known: Known): boolean {
  const condition = parsed({ allOf: [...parts] });
  return condition !== null && verdict(condition, known) === "never";
}

function parsed(written: Json): Condition | null {
  const read = parseCondition(written);
  return read.ok ? read.condition : null;
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

const CHANGED: readonly Happening[] = ["changed"];
const ASSIGNED: readonly Happening[] = ["changed", "assigned"];
const WAITS: readonly Happening[] = [...ASSIGNED, "waits"];

/** What an action sets, where that is known beforehand. */
function changesOf(action: Action): readonly Change[] {
  switch (action.do) {
    case "setField":
      return isJsonObject(action.value)
        ? []
        : [{ action, path: `ticket.${fieldPath(action.field)}`, value: action.value, causes: CHANGED }];
    case "setStatus": {
      const over: readonly Happening[] = action.to === "solved" || action.to === "closed" ? [action.to] : ["reopened"];
      return [{ action, path: "ticket.status", value: action.to, causes: ["changed", "statusChanged", ...over] }];
    }
    case "addTag":
    case "removeTag":
      return [{ action, path: tagPath(action.tag), value: action.do === "addTag", causes: CHANGED }];
    case "assign": {
      const agent = { action, path: "ticket.assignee", causes: ASSIGNED };
      if (action.to.startsWith("agent:")) return [{ ...agent, value: action.to }];
      // A group takes the ticket from whoever had it.
      return action.to.startsWith("group:")
        ? [
            { ...agent, path: "ticket.group", value: action.to, causes: WAITS },
            { ...agent, value: null, causes: WAITS },
          ]
        : [];
    }
    case "unassign":
      return [{ action, path: "ticket.assignee", value: null, causes: WAITS }];
    default:
      return [];
  }
}

const TAGS = "ticket.tags";
/** A tag as a place of its own, which is there or is not. */
const tagPath = (tag: string): string => `tag.${encodeURIComponent(tag).replaceAll(".", "%2E")}`;
const withTags =
  (known: Known): Known =>
  (path) =>
    path.startsWith("tag.") ? [true, false] : known(path);

/** The condition with each question for a tag asked of the tag's own place. */
function plain(written: Json): Json {
  if (Array.isArray(written)) return written.map(plain);
  if (!isJsonObject(written)) return written;
  return tagQuestion(written) ?? Object.fromEntries(Object.entries(written).map(([key, value]) => [key, plain(value)]));
}

const ANY = new Set(["contains", "oneOf"]);
const NONE = new Set(["notContains", "noneOf"]);

function tagQuestion(written: { readonly [operator: string]: Json }): Json | null {
  const [[operator, operands] = ["", null], ...more] = Object.entries(written);
  if (more.length > 0 || !Array.isArray(operands) || !(ANY.has(operator) || NONE.has(operator))) return null;
  const [value, words, mode = "any"] = operands;
  if (!isJsonObject(value) || value.var !== TAGS) return null;
  const tags = typeof words === "string" ? [words] : words;
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === "string")) return null;
  const there = tags.map((tag): Json => ({ is: [{ var: tagPath(tag) }, true] }));
  const some: Json = mode === "all" ? { allOf: there } : { anyOf: there };
  return ANY.has(operator) ? some : { not: [some] };
}

/** The condition as it held before the change: it says nothing about these places any more. */
function moved(written: Json, paths: ReadonlySet<string>): Json {
  if (Array.isArray(written)) return written.map((part: Json) => moved(part, paths));
  if (!isJsonObject(written)) return written;
  if (typeof written.var === "string" && paths.has(written.var)) return { var: `before.${written.var}` };
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, moved(value, paths)]));
}
