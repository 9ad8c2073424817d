import type { SessionView } from "../../../api/contract/session.ts";
import type { OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import { compileCondition, parseCondition, type Scope } from "../../../blueprints/condition.ts";
import type { Answers } from "../../../blueprints/event.ts";
import type { Json, JsonObject } from "../../../blueprints/json.ts";
import { type Ask, askSchema, askType } from "../../../blueprints/vocabulary/asks.ts";
import { fieldValueOf, type HasFields } from "./attributes.ts";

/** One item of the dialog. `item` is the key of its answer; null: words only. */
export interface Item {
  readonly ask: Ask;
  readonly item: string | null;
  /** A move by hand skipped it earlier. */
  readonly owed: boolean;
  /** Drawn, but not run in this version. */
  readonly runs: boolean;
}

export function itemsOf(offer: {
  readonly asks: readonly OfferView["asks"][number][];
  readonly owed: readonly string[];
}): readonly Item[] {
  return offer.asks.flatMap((view): Item[] => {
    const parsed = askSchema.safeParse(view);
    if (!parsed.success) return [];
    const ask = parsed.data;
    const type = askType(ask.ask);
    const item = type?.item(ask) ?? null;
    return [
      {
        ask,
        item,
        owed: item !== null && offer.owed.includes(item),
        runs: ask.ask === "message" || type?.collect !== undefined,
      },
    ];
  });
}

/** What conditions of a dialog read. Sources that the page does not have are absent, hence unknown. */
export function scopeOf(ticket: TicketView, me: SessionView, answers: Answers, now: number, trees: JsonObject): Scope {
  const { place } = ticket;
  return {
    ticket: {
      ...ticket.fields,
      id: ticket.id,
      number: ticket.number,
      subject: ticket.subject,
      description: ticket.description,
      requester: ticket.requester?.id ?? null,
      assignee: ticket.assignee?.id ?? null,
      group: ticket.group?.id ?? null,
      department: ticket.department?.id ?? null,
      product: ticket.product,
      channel: ticket.channel,
      language: ticket.language,
      status: ticket.status,
      statusSince: ticket.statusSince,
      priority: ticket.priority,
      type: ticket.type,
      category: ticket.category,
      tags: ticket.tags,
      fields: ticket.fields,
      dueAt: ticket.dueAt,
      resolution: ticket.resolution,
      reopens: ticket.reopens,
      createdAt: ticket.createdAt,
      updatedAt: ticket.updatedAt,
      state: place?.state.id ?? null,
      blueprint: place?.blueprint.key ?? null,
      stateSince: place?.since ?? null,
      enteredBlueprintAt: place?.enteredAt ?? null,
    },
    requester: ticket.requester ? { id: ticket.requester.id, name: ticket.requester.name } : null,
    assignee: ticket.assignee ? { id: ticket.assignee.id, name: ticket.assignee.name } : null,
    group: ticket.group ? { id: ticket.group.id, name: ticket.group.name } : null,
    actor: {
      id: me.person.id,
      kind: me.kind,
      roles: me.roles,
      groups: me.groups.map((group) => group.id),
      departments: me.departments.map((department) => department.id),
    },
    answers,
    now,
    trees,
  };
}

const compiled = new Map<string, (scope: Scope) => boolean | null>();
/** True when the condition holds; unknown counts as false, as at the server's door. */
export function holds(condition: Json, scope: Scope): boolean {
  const key = JSON.stringify(condition);
  let test = compiled.get(key);
  if (!test) {
    const parsed = parseCondition(condition);
    test = parsed.ok ? compileCondition(parsed.condition) : () => null;
    compiled.set(key, test);
  }
  return test(scope) === true;
}

export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && !Object.values(value).some((one) => one !== false && one !== null);
}

/** What a fresh dialog shows: fields with their present values, boxes with the drawn words. */
export function firstAnswers(
  items: readonly Item[],
  ticket: HasFields & { readonly resolution: string | null },
  say: (text: NonNullable<Extract<Ask, { ask: "reply" }>["text"]>) => string,
): Answers {
  const answers: { [item: string]: Json } = {};
  for (const { ask, item } of items) {
    if (item === null) continue;
    if (ask.ask === "field") answers[item] = fieldValueOf({ ...ticket }, item);
    else if (ask.ask === "resolution") answers[item] = ticket.resolution;
    else if (ask.ask === "reply" && ask.text) answers[item] = say(ask.text);
  }
  return answers;
}

export interface Shown extends Item {
  readonly required: boolean;
}

/** The items as they stand with these answers: what is hidden is not seen by later conditions either. */
export function shownItems(
  items: readonly Item[],
  answers: Answers,
  scope: (answers: Answers) => Scope,
  forced: ReadonlySet<string>,
): readonly Shown[] {
  const seen: { [item: string]: Json } = { ...answers };
  return items
    .filter(({ ask, item }) => {
      const visible = !ask.showWhen || (item !== null && forced.has(item)) || holds(ask.showWhen, scope(seen));
      if (!visible && item !== null) delete seen[item];
      return visible;
    })
    .map((each) => {
      const wanted = "required" in each.ask ? each.ask.required : undefined;
      const required =
        each.owed || wanted === true || (wanted !== undefined && wanted !== false && holds(wanted, scope(seen)));
      return { ...each, required: required && each.runs };
    });
}

/** What is sent: answers of shown items. A field that keeps its value is left out. */
export function answersToSend(shown: readonly Shown[], answers: Answers, first: Answers): Answers {
  const sent: { [item: string]: Json } = {};
  for (const { ask, item, runs } of shown) {
    if (item === null || !runs) continue;
    const value = answers[item] ?? null;
    const changed = JSON.stringify(value) !== JSON.stringify(first[item] ?? null);
    if (ask.ask === "field" ? changed : !isEmpty(value)) sent[item] = value;
  }
  if (!isEmpty(answers.attachments) && shown.some(({ item }) => item === "reply" || item === "note"))
    sent.attachments = answers.attachments ?? null;
  return sent;
}

/** Which item a pointer of the server's list belongs to: `/fields/thirdParty`, `/checklist/called`, `/reply`. */
export function itemOfPointer(pointer: string): { readonly item: string; readonly part: string | null } | null {
  const parts = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (parts[0] === "answers") parts.shift();
  const [first, second] = parts;
  if (first === undefined || first === "fromState") return null;
  if (first === "fields") return second === undefined ? null : { item: second, part: null };
  return { item: first, part: second ?? null };
}

/** True when the step can be taken with what is typed in the reply box alone. */
export const asksOnlyReply = (items: readonly Item[]): boolean =>
  items.length > 0 && items.every(({ item }) => item === "reply");
