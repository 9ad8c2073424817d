import type { Fact } from "../../blueprints/facts.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Approval, Approved, Parallel, ParallelStep } from "../../blueprints/ticket-waiting.ts";
import { isMet } from "./approval.ts";

type Waiting = Extract<
  Fact,
  {
    readonly type:
      | "approvalAsked"
      | "deputiesAsked"
      | "approvalGiven"
      | "approvalRefused"
      | "approvalWithdrawn"
      | "approvalVoided"
      | "parallelOpened"
      | "parallelStepDone"
      | "parallelStepReopened";
  }
>;

/** Folds what a state waits for, and what was answered. Whoever answers has done something with the ticket. */
export function foldWaiting(ticket: Ticket, fact: Waiting): Ticket {
  switch (fact.type) {
    case "approvalAsked": {
      const { at: askedAt, by: asker, of, need, fields } = fact;
      return { ...ticket, approval: { askedAt, asker, of, need, deputies: [], fields, given: [] } };
    }
    case "deputiesAsked":
      return asking(ticket, (approval) => ({ ...approval, deputies: fact.deputies }));
    case "approvalGiven": {
      const { by, at, as } = fact;
      return acted(
        asking(ticket, (approval) => ({ ...approval, given: [...approval.given, { by, at, as }] })),
        fact,
      );
    }
    case "approvalRefused":
      return acted(ticket, fact);
    case "approvalWithdrawn":
      return acted(ticket, fact);
    case "approvalVoided": {
      const kept = (ticket.approved ?? []).filter(({ state }) => state !== fact.state);
      const here = ticket.place?.state === fact.state;
      const next = here ? asking(ticket, (approval) => ({ ...approval, askedAt: fact.at, given: [] })) : ticket;
      return withApproved(next, kept);
    }
    case "parallelOpened": {
      const steps = fact.steps.map(({ id, who }): ParallelStep => ({ id, who, done: null }));
      return { ...ticket, parallel: { openedAt: fact.at, need: fact.need, steps } };
    }
    case "parallelStepDone":
      return acted(marked(ticket, fact.step, { at: fact.at, by: fact.by }), fact);
    case "parallelStepReopened":
      return acted(marked(ticket, fact.step, null), fact);
  }
}

/** The ticket has left the state in which it waited; what was approved there is remembered, until it is asked again. */
export function leftWaiting(ticket: Ticket, fact: Extract<Fact, { readonly type: "stateEntered" }>): Ticket {
  const { approval, parallel: _, ...rest } = ticket;
  const given: readonly Approved[] =
    approval && fact.state !== fact.from && isMet(approval)
      ? [{ state: fact.from, at: fact.at, fields: approval.fields }]
      : [];
  const kept = (ticket.approved ?? []).filter(({ state }) => state !== fact.state && state !== fact.from);
  return withApproved(rest, [...kept, ...given]);
}

/** It has left its blueprint, or entered one: nothing is waited for. */
export function withoutWaiting(ticket: Ticket): Ticket {
  if (!waits(ticket)) return ticket;
  const { approval: _a, parallel: _p, approved: _d, ...rest } = ticket;
  return rest;
}

export const waits = ({ approval, parallel, approved }: Ticket): boolean =>
  approval !== undefined || parallel !== undefined || approved !== undefined;

function withApproved(ticket: Ticket, approved: readonly Approved[]): Ticket {
  if (approved.length > 0) return { ...ticket, approved };
  if (ticket.approved === undefined) return ticket;
  const { approved: _, ...rest } = ticket;
  return rest;
}

const asking = (ticket: Ticket, change: (approval: Approval) => Approval): Ticket =>
  ticket.approval ? { ...ticket, approval: change(ticket.approval) } : ticket;

function marked(ticket: Ticket, id: string, done: ParallelStep["done"]): Ticket {
  const { parallel } = ticket;
  if (!parallel) return ticket;
  const steps = parallel.steps.map((step) => (step.id === id ? { ...step, done } : step));
  return { ...ticket, parallel: { ...parallel, steps } satisfies Parallel };
}

const acted = (ticket: Ticket, fact: Fact): Ticket =>
  fact.by.startsWith("agent:") ? { ...ticket, lastAgentActionAt: fact.at } : ticket;
