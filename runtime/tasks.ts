import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { settle } from "./automatic.ts";
import { mayEdit } from "./permission.ts";
import { closedReason, reason } from "./reasons.ts";
import type { Run } from "./run.ts";

type Requested<T extends Event["type"]> = Extract<Event, { readonly type: T }>;

/** Tasks that one ticket may have. */
const MOST_TASKS = 200;

/** Somebody notes what is to be done. */
export function requestTask(run: Run, { title, to, dueAt, actor }: Requested<"taskRequested">): readonly Reason[] {
  const { present } = run;
  if (!mayEdit(present, actor)) return [notForYou()];
  if (present.status === "closed") return [closedReason()];
  const words = title.trim();
  if (words === "") return [reason("missing", "/title", "Say what is to be done.", "Dites ce qu’il y a à faire.")];
  if ((present.tasks?.length ?? 0) >= MOST_TASKS)
    return [
      reason("invalid", "", `A ticket has at most ${MOST_TASKS} tasks.`, `Un ticket a au plus ${MOST_TASKS} tâches.`),
    ];
  run.record({ type: "taskCreated", task: run.nextId(), title: words, to, dueAt }, actor);
  settle(run);
  return [];
}

/** A task is ticked off, or taken up again: by who may edit the ticket, and by those whom it is for. */
export function tickTask(run: Run, { task: id, done, actor }: Requested<"taskTicked">): readonly Reason[] {
  const { present } = run;
  const task = present.tasks?.find((one) => one.id === id);
  const own = task?.to != null && (task.to === actor.id || actor.groups.includes(task.to));
  if (!own && !mayEdit(present, actor)) return [notForYou()];
  if (!task) return [reason("unknown", "/task", "This task is not there.", "Cette tâche n’existe pas.")];
  if ((task.done !== null) === done) return [];
  run.record({ type: "taskDone", task: id, title: task.title, done }, actor);
  settle(run);
  return [];
}

const notForYou = (): Reason =>
  reason("notAllowed", "", "This is for agents of the department.", "Réservé aux agents du département.");
