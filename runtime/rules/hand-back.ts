import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { slaRow } from "../clocks/clock-reading.ts";
import type { Run } from "../run.ts";
import { giveTo, pickFor } from "./assign.ts";
import { goesBackBecause } from "./goes-back.ts";

type HandBack = Extract<Event, { readonly type: "handBackRequested" }>;

/**
 * Its owner leaves: by the group's rule, or because he is of the desk no more or has no seat at it, it goes back to the group and is given out again
 * at once, so that it changes hands once. Nothing happens to what he was given since, or has no more.
 */
export function handBack(run: Run, event: HandBack): void {
  const { definitions, present } = run;
  const { assignee, assignedAt, group } = present;
  const { person, why, since, until } = event;
  const assignment = group === null ? undefined : definitions.assignments?.get(group);
  if (assignee !== person || (assignedAt ?? 0) > since) return;
  const because = goesBackBecause(assignment, present, slaRow(definitions, present).dueAt, { why, until });
  if (because === null) return;
  const picked = assignment ? pickFor(run, assignment, person) : null;
  if (picked === "needed") return;
  run.soughtIn = group;
  const rule = assignment && `assignment:${assignment.key}`;
  run.record({ type: "handedBack", group, person, why, because, since, until }, event.actor, rule);
  if (picked && group !== null) run.record({ type: "picked", group, ...picked }, SYSTEM, rule);
  giveTo(run, picked?.person ?? null, rule);
}
