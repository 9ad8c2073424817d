import type { Scope } from "../../blueprints/condition.ts";
import type { Event } from "../../blueprints/event.ts";
import type { Fact } from "../../blueprints/facts.ts";
import type { Json, JsonObject } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { ClockRef, Ticket } from "../../blueprints/ticket.ts";
import type { Happening } from "../../blueprints/trigger.ts";
import type { Context } from "../decision.ts";
import { evolve } from "../evolve.ts";
import type { Lookups } from "../lookups.ts";
import { comesToWait, happeningsOf } from "../rules/happenings.ts";
import { scopeOf } from "../scope.ts";

/** What was kept of one event of a ticket, so that rules can be asked again. */
export interface Moment {
  /** The ticket just before it; null: the event made it. */
  readonly before: Ticket | null;
  readonly facts: readonly Fact[];
  /** When the desk decided, epoch ms: facts may be stamped earlier, with the instant at which they were due. */
  readonly decidedAt: number;
  readonly actor: Actor;
  readonly context: Context;
  /** The context was not kept: it is read as it is today. */
  readonly contextIsNew: boolean;
  /** Rules that acted, by what the decision log and the outbox say: a rule that only tells somebody leaves no fact. */
  readonly acted: readonly string[];
  /** Rules that asked for something to be sent. */
  readonly sent: readonly string[];
  /** An imported past. */
  readonly history: boolean;
  /** What conditions look up beside the ticket, as it is in force today. */
  readonly lookups?: Lookups;
}

/** One history within an event: the event itself, or one deadline that acted in it, with what followed. */
export interface Chapter {
  readonly before: Ticket | null;
  readonly facts: readonly Fact[];
  readonly happened: ReadonlySet<Happening>;
}

/** Facts with which a deadline begins a history of its own. */
const DEADLINES: ReadonlySet<Fact["type"]> = new Set(["timeRuleActed", "skillsWaived", "slaWarning", "slaBreached"]);

const begins = (fact: Fact, earlier: Fact): boolean =>
  fact.at > earlier.at || DEADLINES.has(fact.type) || (fact.type === "transitionTaken" && fact.how === "time");

/** The histories of an event, in their order; an event without a fact has one that is empty. */
export function chaptersOf({ before, facts }: Pick<Moment, "before" | "facts">): readonly Chapter[] {
  const cut: Fact[][] = [[]];
  for (const fact of facts) {
    const last = cut.at(-1);
    const earlier = last?.at(-1);
    if (last && !(earlier && begins(fact, earlier))) last.push(fact);
    else cut.push([fact]);
  }
  let ticket = before;
  return cut.map((part) => {
    const before = ticket;
    const happened = happenedIn(part);
    ticket = part.reduce<Ticket | null>(evolve, before);
    if (ticket && comesToWait(ticket, happened)) happened.add("waits");
    return { before, facts: part, happened };
  });
}

function happenedIn(facts: readonly Fact[]): Set<Happening> {
  // The word that a ticket comes with is the ticket's creation, no reply.
  const first = facts[0]?.type === "ticketCreated" ? facts.find(({ type }) => type === "messageAdded") : undefined;
  return new Set(facts.flatMap((fact) => (fact === first ? [] : happeningsOf(fact))));
}

/** The ticket after some of the chapter's facts; `until` counts them, all of them when absent. */
export const ticketAfter = ({ before, facts }: Chapter, until = facts.length): Ticket | null =>
  facts.slice(0, until).reduce<Ticket | null>(evolve, before);

/** Where rules begin to act: what comes before is the event itself. */
export function rulesFrom(facts: readonly Fact[]): number {
  const first = facts.findIndex(({ rule }) => /^(?:trigger|assignment|blueprint):/.test(rule ?? ""));
  return first < 0 ? facts.length : first;
}

/** What a rule could read once so many of the chapter's facts were there; null: there was no ticket yet. */
export function scopeAfter(moment: Moment, chapter: Chapter, until = chapter.facts.length): Scope | null {
  const ticket = ticketAfter(chapter, until);
  if (!ticket) return null;
  const facts = chapter.facts.slice(0, until);
  const at = chapter.facts[0]?.at ?? moment.decidedAt;
  return scopeOf(
    ticket,
    moment.actor,
    at,
    moment.context,
    eventView(moment, chapter.before, facts, at),
    undefined,
    moment.lookups,
  );
}

function eventView(
  { facts: all, actor }: Moment,
  before: Ticket | null,
  facts: readonly Fact[],
  at: number,
): JsonObject {
  const message = saidIn(all);
  const rated = all.find((fact) => fact.type === "rated");
  return {
    type: eventTypeOf(all),
    at,
    by: actor.id,
    kind: actor.kind,
    text: rated?.comment ?? message?.text ?? null,
    public: message?.public ?? null,
    author: message?.authorKind ?? null,
    automatic: message?.automatic ?? null,
    changes: changesIn(before, facts),
    clock: clockIn(facts),
  };
}

/** The message that the event itself brought; what rules and steps wrote is none. */
export function saidIn(facts: readonly Fact[]) {
  const said = facts.find((fact) => fact.type === "messageAdded" && fact.rule === undefined);
  const type = eventTypeOf(facts);
  return said?.type === "messageAdded" && (type === "messageReceived" || type === "ticketSubmitted")
    ? said.message
    : null;
}

/** The clock of which the latest of these facts tells. */
function clockIn(facts: readonly Fact[]): JsonObject | null {
  const told = facts.findLast(
    (fact): fact is Fact & ClockRef => fact.type.startsWith("sla") && fact.type !== "slaApplied",
  );
  return told ? { metric: told.metric, of: told.of, instance: told.instance } : null;
}

/** What changed: from stays what it was before, however often the value changes. */
function changesIn(before: Ticket | null, facts: readonly Fact[]): JsonObject {
  const changes: { [field: string]: { readonly from: Json; readonly to: Json } } = {};
  const put = (field: string, from: Json, to: Json): void => {
    changes[field] = { from: Object.hasOwn(changes, field) ? (changes[field]?.from ?? null) : from, to };
  };
  let ticket = before;
  for (const fact of facts) {
    const was = ticket;
    ticket = evolve(was, fact);
    if (fact.type === "fieldSet") put(fact.field, fact.from, fact.to);
    else if (fact.type === "statusChanged") put("status", fact.from, fact.to);
    else if (fact.type === "assigned") {
      if (fact.was.assignee !== fact.assignee) put("assignee", fact.was.assignee, fact.assignee);
      if (fact.was.group !== fact.group) put("group", fact.was.group, fact.group);
    } else if (fact.type === "tagged" || fact.type === "untagged") put("tags", was?.tags ?? [], ticket.tags);
  }
  return changes;
}

/** Which kind of event leaves these facts. */
export function eventTypeOf(facts: readonly Fact[]): Event["type"] {
  const own = facts.find(({ by }) => by !== "system") ?? facts[0];
  switch (own?.type) {
    case "ticketCreated":
      return "ticketSubmitted";
    case "messageAdded":
      return "messageReceived";
    case "transitionTaken":
      return own.how === "button" ? "stepRequested" : "woken";
    case "jumped":
      return "jumpRequested";
    case "thirdPartyAsked":
      return "thirdPartyAskRequested";
    case "handedOver":
      return "handoverRequested";
    case "versionChanged":
      return "versionRequested";
    case "blueprintLeft":
      if (own.reason === "retired") return "exitRequested";
      return own.reason === "version" ? "versionRequested" : "revokeRequested";
    case "blueprintEntered":
      return "entryRequested";
    case "effectFailed":
      return "effectSettled";
    case "slaExcused":
      return "excuseRequested";
    case "rearmed":
      return "rearmRequested";
    case "picked":
      return "assignRequested";
    default:
      if (own === undefined || own.by === "system") return "woken";
      return own.rule?.startsWith("macro:") ? "macroRequested" : "changeRequested";
  }
}
