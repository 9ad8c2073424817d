import type { Assignment } from "../blueprints/assignment.ts";
import { SYSTEM } from "../blueprints/people.ts";
import { isUnsolved } from "../blueprints/status.ts";
import { openIfAssigned } from "./lifecycle.ts";
import { followState } from "./move.ts";
import { pick } from "./pick.ts";
import type { Run } from "./run.ts";

/** How the ticket's group chooses, when it waits for somebody of it to be chosen. */
function waiting({ definitions, present, event }: Run): Assignment | null {
  const { assignee, group, status } = present;
  if (event.history || assignee !== null || group === null || !isUnsolved(status)) return null;
  const assignment = definitions.assignments?.get(group);
  return assignment && assignment.method !== "byHand" ? assignment : null;
}

/** Gives a ticket that waits in a group to one of its people, once an event; who was considered stands in the journal. */
export function assignInGroup(run: Run): void {
  const assignment = waiting(run);
  if (!assignment || run.soughtIn === assignment.group) return;
  const { present, context } = run;
  const candidates = context.candidates?.[assignment.group];
  if (!candidates) {
    run.needs.push({
      type: "candidates",
      group: assignment.group,
      channel: present.channel,
      requester: present.requester,
    });
    return;
  }
  run.soughtIn = assignment.group;
  const picked = pick(assignment, candidates.people, {
    channel: present.channel,
    skills: present.wanted?.skills ?? [],
    lastOwner: candidates.lastOwner,
  });
  const rule = `assignment:${assignment.key}`;
  run.record({ type: "picked", group: assignment.group, ...picked }, SYSTEM, rule);
  if (picked.person === null) return;
  const { assignee, group } = present;
  run.record({ type: "assigned", assignee: picked.person, group, was: { assignee, group } }, SYSTEM, rule);
  followState(run, SYSTEM, rule);
  openIfAssigned(run, SYSTEM);
}
