import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { SYSTEM } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { answerArticles } from "./articles/answered.ts";
import { settle } from "./automatic.ts";
import { change } from "./change.ts";
import { changeVersion } from "./change-version.ts";
import { childChanged, tellParents } from "./children.ts";
import { slaRow } from "./clocks/clock-reading.ts";
import { excuse } from "./clocks/excuse.ts";
import { keepTime } from "./clocks/keep-time.ts";
import { isOverdue, rearm } from "./clocks/rearm.ts";
import { followCalendars } from "./clocks/stay-calendars.ts";
import { catchUp, nextWake } from "./deadlines/catch-up.ts";
import type { Context, Decision } from "./decision.ts";
import type { Definitions } from "./definitions.ts";
import { exit } from "./exit.ts";
import { handOver } from "./handover/hand-over.ts";
import { enterByHand, jump, revoke } from "./jump.ts";
import { merge, receiveMerge } from "./merge/merge.ts";
import { split } from "./merge/split.ts";
import { unmerge } from "./merge/unmerge.ts";
import { nextMove } from "./next-move.ts";
import { openChild } from "./open-child.ts";
import { requestProblem } from "./problems/join.ts";
import { rate } from "./rating.ts";
import { noTicket } from "./reasons.ts";
import { followRequester } from "./requester-merged.ts";
import { handBack } from "./rules/hand-back.ts";
import { pressMacro } from "./rules/macro.ts";
import { Run } from "./run.ts";
import { requestSnooze } from "./snooze.ts";
import { requestStep } from "./step.ts";
import { submit } from "./submit.ts";
import { requestTask, tickTask } from "./tasks.ts";
import { askThirdParty } from "./third-party/ask.ts";
import { requestUndo } from "./undo.ts";
import { takeUpWaiting } from "./waiting/take-up.ts";
import { waitsFor } from "./waits-for.ts";
import { receive } from "./word.ts";

/**
 * The runtime's answer to one event at `now` (epoch ms): pure, deterministic; a no is a value. In one order: deadlines that
 * came before the event, the event itself with its after-actions, entry and automatic transitions, the SLA, deadlines of this very instant.
 */
export function decide(
  definitions: Definitions,
  ticket: Ticket | null,
  event: Event,
  now: number,
  context: Context,
): Decision {
  const run = new Run(definitions, ticket, event, now, context, nextMove);
  if (!ticket && event.type !== "ticketSubmitted")
    return { outcome: "rejected", reasons: [noTicket()], trace: run.trace };
  // A clock that stepped back does not turn the journal around; history brings its own times.
  const at = ticket && !event.history && event.at < ticket.updatedAt ? ticket.updatedAt : event.at;
  if (ticket && (event.type !== "rearmRequested" || isOverdue(event, now))) catchUp(run, at, event.type === "woken");
  run.at = at;
  run.beginAnew();
  const reasons = happen(run, event);
  if (reasons.length > 0) return { outcome: "rejected", reasons, trace: run.trace };
  keepTime(run);
  followCalendars(run);
  if (event.type !== "woken") catchUp(run, at, true);
  if (run.present.links) tellParents(run, ticket);
  if (run.needs.length > 0) return { outcome: "needs", needs: run.needs };
  return {
    outcome: "accepted",
    ticket: run.present,
    facts: run.facts,
    effects: run.effects,
    trace: run.trace,
    wakeAt: nextWake(run),
    sla: slaRow(definitions, run.present),
    waitsFor: waitsFor(definitions, run.present),
    ...(run.follows.length > 0 && { follows: run.follows }),
    ...((run.follows.length > 0 || event.cause) && { actions: run.actions }),
  };
}

/** The event itself and what follows from it; reasons when it is refused. */
function happen(run: Run, event: Event): readonly Reason[] {
  switch (event.type) {
    case "ticketSubmitted":
      return submit(run, event);
    case "changeRequested":
      return change(run, event);
    case "requesterMerged":
      return followRequester(run, event);
    case "messageReceived":
      return receive(run, event);
    case "stepRequested":
      return settled(run, requestStep(run, event));
    case "jumpRequested":
      return settled(run, jump(run, event));
    case "revokeRequested":
      return revoke(run, event);
    case "entryRequested":
      return settled(run, enterByHand(run, event));
    case "versionRequested":
      return settled(run, changeVersion(run, event));
    case "exitRequested":
      return settled(run, exit(run, event));
    case "macroRequested":
      return settled(run, pressMacro(run, event));
    case "taskRequested":
      return requestTask(run, event);
    case "snoozeRequested":
      return requestSnooze(run, event);
    case "taskTicked":
      return tickTask(run, event);
    case "problemRequested":
      return requestProblem(run, event);
    case "articlesAnswered":
      return answerArticles(run, event);
    case "childChanged":
      return childChanged(run, event);
    case "ratingGiven":
      return rate(run, event);
    case "assignRequested":
      return settled(run, []);
    case "handBackRequested":
      handBack(run, event);
      return settled(run, []);
    case "rearmRequested":
      rearm(run, event);
      return [];
    case "excuseRequested":
      return excuse(run, event);
    case "undoRequested":
      return requestUndo(run, event);
    case "mergeRequested":
      return merge(run, event);
    case "mergeReceived":
      return receiveMerge(run, event);
    case "unmergeRequested":
    case "unmergeReceived":
      return unmerge(run, event);
    case "handoverRequested":
      return handOver(run, event);
    case "thirdPartyAskRequested":
      return askThirdParty(run, event);
    case "splitRequested":
      return split(run, event);
    case "childRequested":
      return openChild(run, event);
    case "woken":
      // Imported, or there before approvals ran: it waits for people who have not been asked.
      if (run.present.place && run.standing?.state.waits) takeUpWaiting(run);
      return [];
    case "effectSettled":
      if (!event.ok)
        run.record(
          { type: "effectFailed", effect: event.effect, detail: event.detail },
          SYSTEM,
          `effect:${event.effect}`,
        );
      return settled(run, []);
  }
}

function settled(run: Run, reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length === 0) settle(run);
  return reasons;
}
