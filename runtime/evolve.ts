import type { Fact } from "../blueprints/facts.ts";
import type { Json } from "../blueprints/json.ts";
import type { Flag, Owed, Place, Skipped, Ticket } from "../blueprints/ticket.ts";
import { firstClocks, foldClocks } from "./clocks/fold-clocks.ts";
import { created } from "./created.ts";
import { countedAct } from "./deadlines/automatic-day.ts";
import { awake, foldBeside, sharedWith } from "./fold-beside.ts";
import { askedThirdParty, saidInThread } from "./third-party/threads.ts";
import { undone } from "./undone.ts";
import { foldWaiting, leftWaiting, waits, withoutWaiting } from "./waiting/fold-waiting.ts";

type Fold<T extends Fact["type"]> = (ticket: Ticket, fact: Extract<Fact, { readonly type: T }>) => Ticket;

type Counted = { -readonly [K in keyof Ticket]: Ticket[K] };

/** Folds one fact into the ticket: the only place where a ticket changes. The first fact of a journal is `ticketCreated`. */
export function evolve(ticket: Ticket | null, fact: Fact): Ticket {
  if (fact.type === "ticketCreated") {
    const ticket: Counted = created(fact.id, fact.draft, fact.at);
    ticket.clocks = firstClocks(ticket, fact);
    return ticket;
  }
  if (!ticket) throw new Error(`A journal begins with ticketCreated, not ${fact.type}.`);
  const next = folded(ticket, fact);
  // Folding gave a ticket that nobody has seen yet, so the two counters are set on it; copying it again would cost as much as the fold.
  const counted: Counted = next === ticket ? { ...ticket } : next;
  counted.facts = ticket.facts + 1;
  counted.updatedAt = fact.at > ticket.updatedAt ? fact.at : ticket.updatedAt;
  counted.clocks = foldClocks(ticket, counted, fact);
  return counted;
}

function folded(ticket: Ticket, fact: Exclude<Fact, { readonly type: "ticketCreated" }>): Ticket {
  switch (fact.type) {
    case "messageAdded":
      return worded(ticket, fact);
    case "fieldSet":
      return fieldSet(ticket, fact);
    case "assigned":
      return {
        ...(fact.assignee === ticket.assignee ? ticket : awake(ticket)),
        assignee: fact.assignee,
        assignedAt: fact.assignee === ticket.assignee ? ticket.assignedAt : fact.assignee === null ? null : fact.at,
        group: fact.group,
        stations: fact.group !== null && fact.group !== ticket.group ? ticket.stations + 1 : ticket.stations,
        lastAgentActionAt: acted(ticket, fact),
      };
    case "tagged":
      return ticket.tags.includes(fact.tag)
        ? ticket
        : { ...ticket, tags: [...ticket.tags, fact.tag], lastAgentActionAt: acted(ticket, fact) };
    case "untagged":
      return { ...ticket, tags: ticket.tags.filter((tag) => tag !== fact.tag), lastAgentActionAt: acted(ticket, fact) };
    case "statusChanged":
      return statusChanged(ticket, fact);
    case "blueprintEntered":
      return {
        ...withoutWaiting(ticket),
        place: {
          blueprint: fact.blueprint,
          version: fact.version,
          state: fact.state,
          since: fact.at,
          enteredAt: fact.at,
          before: null,
          visits: { [fact.state]: 1 },
          ended: fact.final ?? null,
        },
        outcome: fact.final ?? null,
      };
    case "blueprintLeft":
      return {
        ...withoutWaiting(ticket),
        place: null,
        owed: [],
        chosen: [],
        // Whoever has taken it out does not want it taken in again at once.
        flags:
          fact.reason === "revoked" || fact.reason === "version" || fact.reason === "retired"
            ? flagged(ticket.flags, "revoked", true)
            : ticket.flags,
      };
    case "versionChanged":
      return ticket.place ? { ...ticket, place: { ...ticket.place, version: fact.to } } : ticket;
    case "stateEntered":
      return stateEntered(ticket, fact);
    case "transitionTaken":
      return countedAct({ ...ticket, lastAgentActionAt: acted(ticket, fact) }, fact);
    case "jumped":
      return { ...ticket, owed: owing(ticket.owed, fact.skipped), lastAgentActionAt: acted(ticket, fact) };
    case "obligationMet":
      return {
        ...ticket,
        owed: ticket.owed.filter((one) => one.transition !== fact.transition || one.item !== fact.item),
      };
    case "peopleChosen":
      return { ...ticket, chosen: fact.people };
    case "reopened":
      return { ...ticket, reopens: ticket.reopens + 1 };
    case "flagged":
      return { ...ticket, flags: flagged(ticket.flags, fact.flag, fact.on) };
    case "slaWarning":
    case "slaBreached":
      return countedAct(ticket, fact);
    case "loopCut":
      return countedAct({ ...ticket, flags: flagged(ticket.flags, "loopCut", true) }, fact);
    case "timeRuleActed":
      return countedAct({ ...ticket, timeRules: ruleActed(ticket, fact) }, fact);
    case "routed":
      return { ...ticket, wanted: fact.skills.length > 0 ? { skills: fact.skills, since: fact.at } : null };
    case "skillsWaived":
      return { ...ticket, wanted: null };
    case "problemJoined":
    case "problemLeft":
    case "taskCreated":
    case "taskDone":
    case "linked":
    case "merged":
    case "childMoved":
    case "ratingAsked":
    case "rated":
    case "mentioned":
      return foldBeside(ticket, fact);
    case "approvalAsked":
    case "deputiesAsked":
    case "approvalGiven":
    case "approvalRefused":
    case "approvalWithdrawn":
    case "approvalVoided":
    case "parallelOpened":
    case "parallelStepDone":
    case "parallelStepReopened":
      return foldWaiting(ticket, fact);
    case "snoozed": {
      const { until, at: since, by, reason } = fact;
      return { ...ticket, snooze: { until, since, by, reason }, lastAgentActionAt: acted(ticket, fact) };
    }
    case "snoozeEnded":
      return awake(ticket);
    case "stepUndone":
    case "mergeUndone":
      return undone(ticket, fact);
    case "passedOn":
      return { ...ticket, passedOn: [...(ticket.passedOn ?? []), fact.message] };
    case "thirdPartyAsked":
      return askedThirdParty(ticket, fact);
    case "handedOver":
      return { ...ticket, lastAgentActionAt: acted(ticket, fact) };
    case "clocksRestarted":
    case "exceptionMade":
    case "actionRefused":
    case "effectFailed":
    case "slaApplied":
    case "slaEscalated":
    case "slaMet":
    case "slaExcused":
    case "picked":
    case "handedBack":
    case "articleUsed":
    case "noArticleFitted":
    case "rearmed":
      return ticket;
  }
}

/** Keys are anybody's: spread and computed, a key such as `constructor` is a key like any other. */
const ruleActed = (
  { timeRules }: Ticket,
  { timeRule, from, times, dueAt }: Extract<Fact, { readonly type: "timeRuleActed" }>,
): Ticket["timeRules"] => ({ ...timeRules, [timeRule]: { from, times, dueAt } });

/**
 * A single agent did something; rules, the requester, imports and what is done to many tickets at once do not count as somebody
 * at work, history's agents do.
 */
const acted = (ticket: Ticket, fact: Fact): number | null =>
  fact.by.startsWith("agent:") &&
  !fact.many &&
  (fact.rule === undefined || (fact.rule.startsWith("macro:") && !fact.rule.endsWith("/many")))
    ? fact.at
    : ticket.lastAgentActionAt;

/** Of what a jump skipped only what is never skipped is owed, each item once. */
function owing(owed: readonly Owed[], skipped: readonly Skipped[]): readonly Owed[] {
  const again = skipped.filter(({ item, again }) => again && !owed.some((one) => one.item === item));
  return again.length === 0 ? owed : [...owed, ...again.map(({ transition, item }) => ({ transition, item }))];
}

const flagged = (flags: readonly Flag[], flag: Flag, on: boolean): readonly Flag[] =>
  on
    ? flags.includes(flag)
      ? flags
      : [...flags, flag]
    : flags.includes(flag)
      ? flags.filter((one) => one !== flag)
      : flags;

const statusChanged: Fold<"statusChanged"> = (ticket, fact) => {
  const solved = fact.to === "solved" || fact.to === "closed";
  return {
    ...(solved ? awake(ticket) : ticket),
    status: fact.to,
    statusSince: fact.at,
    solvedAt: solved ? (ticket.solvedAt ?? fact.at) : null,
    // In a blueprint the outcome is the state's own; on a free ticket it lasts until it is opened again.
    outcome: fact.outcome ?? (solved || ticket.place ? ticket.outcome : null),
    flags: solved ? ticket.flags : flagged(ticket.flags, "thanked", false),
    lastAgentActionAt: acted(ticket, fact),
  };
};

const stateEntered: Fold<"stateEntered"> = (ticket, fact) => {
  const { place } = ticket;
  if (!place) throw new Error("A state is entered inside a blueprint only.");
  const next: Place = {
    ...(place.putFrom === undefined ? place : comeByItself(place)),
    state: fact.state,
    since: fact.at,
    before: fact.from,
    // Own visits only: a state may be called as something that every object inherits.
    visits: {
      ...place.visits,
      [fact.state]: (Object.hasOwn(place.visits, fact.state) ? (place.visits[fact.state] ?? 0) : 0) + 1,
    },
    ended: fact.final,
  };
  return {
    ...(waits(ticket) ? leftWaiting(ticket, fact) : ticket),
    place: fact.cause === "version" ? { ...next, putFrom: fact.from } : next,
    outcome: fact.final,
  };
};

const comeByItself = ({ putFrom: _, ...place }: Place): Place => place;

const fieldSet: Fold<"fieldSet"> = (ticket, fact) => {
  const touched = { ...ticket, lastAgentActionAt: acted(ticket, fact) };
  if (fact.field === "followers" && ticket.unshared)
    return { ...sharedWith(touched, fact.to), [fact.field]: fact.to } as Ticket; // A fact sets each attribute to its own kind.
  if (!fact.field.startsWith("fields.")) return { ...touched, [fact.field]: fact.to };
  const key = fact.field.slice("fields.".length);
  const fields: { [key: string]: Json } = { ...ticket.fields };
  // Defined, not assigned: a key such as __proto__ is a key like any other.
  Object.defineProperty(fields, key, { value: fact.to, enumerable: true, configurable: true, writable: true });
  return { ...touched, fields };
};

function worded(before: Ticket, fact: Extract<Fact, { readonly type: "messageAdded" }>): Ticket {
  const { message, many } = fact;
  const ticket = message.thread === undefined ? before : saidInThread(before, message);
  const next =
    ticket.description === "" && ticket.facts === 1 && message.public
      ? { ...ticket, description: message.text }
      : ticket;
  // An agent who asks for something is a requester like any other.
  const kind = message.public && message.author === ticket.requester ? "requester" : message.authorKind;
  switch (kind) {
    case "agent":
      if (message.automatic) return next;
      return {
        ...next,
        ...(message.public && { replies: next.replies + 1, lastReplyAt: message.at }),
        ...(!many && { lastAgentActionAt: message.at }),
      };
    case "requester":
    case "cc":
      return message.automatic || !message.public
        ? next
        : { ...next, requesterWords: next.requesterWords + 1, lastRequesterWordAt: message.at };
    case "thirdParty":
    case "rule":
    case "machine":
      return next;
  }
}
