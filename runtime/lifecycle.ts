import type { TicketChanges } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import { isUnsolved, type Outcome, type Status } from "../blueprints/status.ts";
import type { CompiledBlueprint, CompiledState } from "./compiled.ts";
import { list, STATUS_WORDS } from "./phrases.ts";
import { assigneeNeeded, reason, sentenceOf, stateName, whereabouts } from "./reasons.ts";
import type { Run } from "./run.ts";

/** Rules, and the API with its right, go ways that no button offers. */
const goesAsRule = (actor: Actor): boolean => actor.kind !== "agent" || actor.rights.includes("close");

/** Statuses that may follow on a free ticket, for this actor. */
export function statusesAfter(run: Pick<Run, "definitions">, from: Status, actor: Actor): readonly Status[] {
  return run.definitions.lifecycle.ways
    .filter((way) => way.from === from && (way.by !== "rule" || goesAsRule(actor)))
    .flatMap((way) => way.to)
    .filter((status) => status !== "closed" || goesAsRule(actor));
}

/** Why the status cannot be set: the blueprint holds it, the lifecycle does not know that way, or nobody has the ticket. */
export function statusRefusal(run: Run, to: Status, changes: TicketChanges, actor: Actor): readonly Reason[] {
  const ticket = run.present;
  const standing = run.standing;
  if (ticket.place) {
    if (!standing)
      return [
        reason(
          "locked",
          "/status",
          "The ticket's blueprint holds its status.",
          "Le blueprint du ticket tient son statut.",
        ),
      ];
    const { blueprint, state } = standing;
    return [held(blueprint, state)];
  }
  const allowed = statusesAfter(run, ticket.status, actor);
  if (!run.event.history && !allowed.includes(to))
    return [
      reason(
        "statusNotAllowed",
        "/status",
        `A ticket that is ${STATUS_WORDS[ticket.status].en} may not become ${STATUS_WORDS[to].en}.`,
        `Un ticket ${STATUS_WORDS[ticket.status].fr} ne peut pas devenir ${STATUS_WORDS[to].fr}.`,
        {
          from: ticket.status,
          allowed,
        },
      ),
    ];
  const assignee = changes.assignee === undefined ? ticket.assignee : changes.assignee;
  const needed = to === "solved" && assignee === null && actor.kind === "agent" && !run.event.history;
  return needed && !run.definitions.lifecycle.assignOnSolve ? [assigneeNeeded("/status")] : [];
}

/** Who holds the status, where the ticket stands, and by which steps it goes on. */
function held(blueprint: CompiledBlueprint, { state, buttons }: CompiledState): Reason {
  const [process, name] = [sentenceOf(blueprint.document.name), sentenceOf(state.name)];
  const steps = list(
    buttons.map(({ transition }) => sentenceOf(transition.name)),
    "and",
  );
  const on =
    buttons.length === 0
      ? { en: "no step leads on from there", fr: "aucune étape n’en part" }
      : buttons.length === 1
        ? { en: `the step from there is ${steps.en}`, fr: `l’étape possible est ${steps.fr}` }
        : { en: `the steps from there are ${steps.en}`, fr: `les étapes possibles sont ${steps.fr}` };
  return reason(
    "locked",
    "/status",
    `The blueprint holds the status: in “${process.en}” the ticket is in ${name.en}, and ${on.en}.`,
    `Le blueprint tient le statut : dans « ${process.fr} », le ticket est dans ${name.fr}, et ${on.fr}.`,
    whereabouts(blueprint, state.id),
  );
}

/** Sets the status of a free ticket; a person who solves what nobody has becomes its owner. */
export function setStatus(run: Run, to: Status, actor: Actor, rule?: string, outcome: Outcome | null = null): void {
  const { assignee, group, status } = run.present;
  const becomesOwner = actor.kind === "agent" && !run.againstOwner(actor.id);
  if (to === "solved" && assignee === null && becomesOwner && run.definitions.lifecycle.assignOnSolve)
    run.record({ type: "assigned", assignee: actor.id, group, was: { assignee, group } }, actor, rule);
  if (status === "solved" && isUnsolved(to)) run.record({ type: "reopened", into: null }, actor, rule);
  const changed = { type: "statusChanged", from: status, to } as const;
  run.record(outcome === null ? changed : { ...changed, outcome }, actor, rule);
}

/** New means that nobody has it: on a free ticket assigning makes it open. */
export function openIfAssigned(run: Run, actor: Actor): void {
  const { place, status, assignee } = run.present;
  if (!place && status === "new" && assignee !== null)
    run.record({ type: "statusChanged", from: "new", to: "open" }, actor, "lifecycle");
}

/** A department that the blueprint does not span ends the process, which somebody has to want: it is revoked first. */
export function departmentRefusal(
  run: Run,
  department: string | null | undefined,
  history: boolean,
): readonly Reason[] {
  const standing = run.standing;
  if (department === undefined || department === run.present.department || !standing || history) return [];
  const { departments } = standing.blueprint.document;
  if (department !== null && departments?.includes(department)) return [];
  // Given its first department by a blueprint that names none, it loses nothing.
  if (run.present.department === null && departments === undefined) return [];
  const name = stateName(standing.blueprint, standing.state.state.id);
  return [
    reason(
      "locked",
      "/department",
      `The blueprint does not span that department: the ticket is in ${name.en}.`,
      `Le blueprint ne couvre pas ce département : le ticket est dans ${name.fr}.`,
      whereabouts(standing.blueprint, standing.state.state.id),
    ),
  ];
}
