import type { NewTicket } from "../blueprints/event.ts";
import { type Actor, SYSTEM } from "../blueprints/people.ts";
import type { NextMove } from "../blueprints/vocabulary/action.ts";
import { causeFor, cutChain, depthOf, MOST_DEPTH } from "./chain.ts";
import { ownerFaults, valueFaults } from "./change.ts";
import { hashedId } from "./hashed-id.ts";
import type { Refusal } from "./reasons.ts";
import type { Run } from "./run.ts";

type Open = Extract<NextMove, { readonly move: "open" }>;

/**
 * Makes a ticket for this one: the link is told here at once, the ticket itself is an event of its own for the shell to take in, in the
 * same transaction. Too deep in a chain it is not made, and the ticket says which rules went in a circle.
 */
export function openTicket(run: Run, { link, draft: asked }: Open, rule: string, actor: Actor): Refusal | null {
  if (run.event.history) return null;
  if (depthOf(run) >= MOST_DEPTH) {
    cutChain(run, rule);
    return null;
  }
  const { text, ...attributes } = asked;
  const { subject, ...changes } = attributes;
  const [fault] = [
    ...valueFaults({ ...changes, subject }, null, run.definitions.fields),
    ...ownerFaults(run, null, changes.assignee),
  ];
  if (fault) return fault;
  const parent = run.present;
  const id = run.nextId();
  const ticket = hashedId(id);
  run.record({ type: "linked", link, ticket }, actor, rule);
  const draft: NewTicket = {
    ...attributes,
    number: 0,
    submitter: actor.kind === "agent" ? actor.id : null,
    channel: "rule",
    language: parent.language,
  };
  run.follows.push({
    id,
    ticket,
    at: run.now,
    actor: SYSTEM,
    type: "ticketSubmitted",
    draft,
    cause: causeFor(run, rule),
    link: { kind: link === "child" ? "childOf" : "related", ticket: parent.id },
    ...(text !== null && { message: { public: false, authorKind: "rule", channel: "note", automatic: true, text } }),
  });
  return null;
}
