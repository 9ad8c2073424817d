import type { Assignment } from "../../blueprints/assignment.ts";
import type { Picked } from "../../blueprints/facts.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import { openIfAssigned } from "../lifecycle.ts";
import { followState } from "../move.ts";
import type { Run } from "../run.ts";
import { pick } from "./pick.ts";

/** How the ticket's group chooses, when it waits for somebody of it to be chosen. */
function waiting({ definitions, present, event }: Run): Assignment | null {
  const { assignee, group, status } = present;
  if (event.history || assignee !== null || group === null || !isUnsolved(status)) return null;
  const assignment = definitions.assignments?.get(group);
  return assignment && assignment.method !== "byHand" ? assignment : null;
}

/**
 * How the group chooses for a ticket that somebody else has just reopened: its owner keeps it when he is there and has room, else it
 * is given out again.
 */
function reopened({ definitions, present, event, facts }: Run): Assignment | null {
  const { assignee, group, status } = present;
  if (event.history || assignee === null || group === null || !isUnsolved(status) || event.actor.id === assignee)
    return null;
  if (!facts.some(({ type }) => type === "reopened") || facts.some(({ type }) => type === "assigned")) return null;
  const assignment = definitions.assignments?.get(group);
  return assignment && assignment.method !== "byHand" ? assignment : null;
}

function keepOrGiveBack(run: Run, assignment: Assignment, owner: string): void {
  const picked = pickFor(run, assignment, null, owner);
  if (picked === "needed" || picked === null) return;
  run.soughtIn = assignment.group;
  const isMember = picked.considered.some(({ id }) => id === owner);
  if (picked.person === owner || !isMember) return;
  const rule = `assignment:${assignment.key}`;
  run.record({ type: "picked", group: assignment.group, ...picked }, SYSTEM, rule);
  giveTo(run, picked.person, rule);
}

/** Gives a ticket that waits in a group to one of its people, once an event; who was considered stands in the journal. */
export function assignInGroup(run: Run): void {
  const back = reopened(run);
  const { assignee } = run.present;
  if (back && assignee !== null && run.soughtIn !== back.group) {
    keepOrGiveBack(run, back, assignee);
    return;
  }
  const assignment = waiting(run);
  if (!assignment || run.soughtIn === assignment.group) return;
  const picked = pickFor(run, assignment, null);
  if (picked === "needed" || picked === null) return;
  run.soughtIn = assignment.group;
  const rule = `assignment:${assignment.key}`;
  run.record({ type: "picked", group: assignment.group, ...picked }, SYSTEM, rule);
  if (picked.person !== null) giveTo(run, picked.person, rule);
}

/**
 * Whom the group's method chooses, never `without`, and `first` before all others when he is free; null: it chooses nobody by itself. `needed`: the shell must read the
 * candidates first, and the decision is made again.
 */
export function pickFor(
  run: Run,
  assignment: Assignment,
  without: string | null,
  first: string | null = null,
): Picked | "needed" | null {
  const { group } = assignment;
  const { channel, requester, wanted } = run.present;
  if (assignment.method === "byHand") return null;
  const candidates = run.context.candidates?.[group];
  if (!candidates) {
    run.needs.push({ type: "candidates", group, channel, requester });
    return "needed";
  }
  const { event } = run;
  return pick(
    assignment,
    candidates.people.filter(({ id }) => id !== without),
    {
      channel,
      skills: wanted?.skills ?? [],
      lastOwner: candidates.lastOwner,
      lastInTurn: candidates.lastInTurn ?? null,
      first: event.type === "assignRequested" ? (event.first ?? null) : first,
    },
  );
}

/** The ticket changes hands inside its group; null: nobody has it. */
export function giveTo(run: Run, person: string | null, rule: string | undefined): void {
  const { assignee, group } = run.present;
  run.record({ type: "assigned", assignee: person, group, was: { assignee, group } }, SYSTEM, rule);
  followState(run, SYSTEM, rule);
  openIfAssigned(run, SYSTEM);
}
