import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Message, NewMessage } from "../blueprints/message.ts";
import { type Actor, SYSTEM } from "../blueprints/people.ts";
import { isUnsolved } from "../blueprints/status.ts";
import { settle } from "./automatic.ts";
import { wake } from "./deadlines/snoozes.ts";
import { wordOnClosed } from "./follow-up.ts";
import { enterState } from "./move.ts";
import { isCollaborator } from "./permission.ts";
import { reason } from "./reasons.ts";
import type { Run } from "./run.ts";
import { startOn } from "./start-on.ts";
import { strictRefusal } from "./strict.ts";
import { isBareThanks } from "./thanks.ts";
import { threadOf } from "./third-party/threads.ts";

type MessageReceived = Extract<Event, { readonly type: "messageReceived" }>;

/** Somebody says something outside a step: it is kept, and it may open, reopen or move the ticket. */
export function receive(run: Run, event: MessageReceived): readonly Reason[] {
  const { message, actor } = event;
  if (message.public && isCollaborator(actor) && !event.history)
    return [
      reason(
        "notAllowed",
        "/public",
        "Collaborators write notes; the desk answers.",
        "Les collaborateurs annotent ; le service répond.",
      ),
    ];
  if (run.present.status === "closed" && !event.history)
    return wordOnClosed(run, event, () => addMessage(run, message, actor));
  const faults = spoken(run, message, actor);
  if (faults.length > 0) return faults;
  addMessage(run, message, actor);
  if (message.thread !== undefined && message.authorKind === "thirdParty" && !message.automatic)
    return heardThirdParty(run, actor);
  if (message.automatic) return after(run);
  if (!message.public) {
    // Somebody in copy says something to the desk alone: it counts for no clock, and is not overlooked either.
    if (message.authorKind === "cc" && !run.present.flags.includes("customerReplied"))
      run.record({ type: "flagged", flag: "customerReplied", on: true }, SYSTEM);
    return after(run);
  }
  switch (message.authorKind) {
    case "requester":
      return heard(run, ["requesterReplied"], actor);
    case "cc":
      return heard(run, ["ccReplied", "requesterReplied"], actor);
    case "thirdParty":
      return heardThirdParty(run, actor);
    case "agent":
      if (run.present.flags.includes("customerReplied"))
        run.record({ type: "flagged", flag: "customerReplied", on: false }, actor);
      return after(run);
    case "rule":
    case "machine":
      return after(run);
  }
}

/** A third party's word opens what holds for it on a free ticket; in a blueprint a drawn step moves it, or it stays. */
function heardThirdParty(run: Run, actor: Actor): readonly Reason[] {
  const { place, status } = run.present;
  if (!place && status === "hold") run.record({ type: "statusChanged", from: status, to: "open" }, actor, "lifecycle");
  const taken = startOn(run, ["thirdPartyReplied"]);
  settle(run, taken ? [taken] : []);
  return [];
}

function after(run: Run): readonly Reason[] {
  settle(run);
  return [];
}

/** Who may speak: outside people in public only; inside, strict mode keeps replies and notes to the steps. */
function spoken(run: Run, message: NewMessage, actor: Actor): readonly Reason[] {
  if (message.thread !== undefined) return spokenInThread(run, message, message.thread, actor);
  if (!message.public && (actor.kind === "requester" || actor.kind === "thirdParty"))
    return [
      reason("notAllowed", "/public", "Notes are for people of the desk.", "Les notes sont réservées au service."),
    ];
  const what = message.public ? "reply" : "note";
  return message.authorKind === "agent" ? strictRefusal(run, actor, what, `/${what}`) : [];
}

/** In a private thread: the desk, as for a note, and the third party; what was passed on comes from a thread of the ticket merged into this one. */
function spokenInThread(run: Run, message: NewMessage, thread: string, actor: Actor): readonly Reason[] {
  const known = threadOf(run.present, thread) !== undefined || run.event.cause !== undefined;
  if (message.public || !known || actor.kind === "requester")
    return [
      reason("unknown", "/thread", "There is no such private thread here.", "Il n’y a pas de tel fil privé ici."),
    ];
  return message.authorKind === "agent" ? strictRefusal(run, actor, "thirdParty", "") : [];
}

export function addMessage(run: Run, given: NewMessage, actor: Actor): void {
  const { ticket } = run;
  const message: Message = {
    id: given.id ?? run.nextId(),
    at: given.at ?? run.at,
    public: given.public,
    channel: given.channel ?? ticket?.channel ?? "api",
    author: given.author ?? actor.id,
    authorKind: given.authorKind,
    from: given.from ?? null,
    to: given.to ?? (given.public && given.authorKind === "agent" && ticket?.requester ? [ticket.requester] : []),
    cc: given.cc ?? (given.public && given.authorKind === "agent" ? (ticket?.ccs ?? []) : []),
    messageId: given.messageId ?? null,
    inReplyTo: given.inReplyTo ?? null,
    automatic: given.automatic ?? given.authorKind === "machine",
    text: given.text,
    ...(given.html !== undefined && { html: given.html }),
    attachments: given.attachments ?? [],
    ...(given.thread !== undefined && { thread: given.thread }),
  };
  run.record({ type: "messageAdded", message }, actor);
}

/** The requester's word, or a CC's: a free ticket opens, a drawn step moves, a finished process resumes, else it is flagged. */
export function heard(run: Run, kinds: readonly string[], actor: Actor): readonly Reason[] {
  wake(run, "requester", actor);
  const { place, status } = run.present;
  if (status === "solved" && !run.event.history && onlyThanks(run)) {
    // It stays solved, and the ticket says why: one click opens it again.
    if (!run.present.flags.includes("thanked"))
      run.record({ type: "flagged", flag: "thanked", on: true }, SYSTEM, "thanks");
    return after(run);
  }
  if (!place) {
    if (status === "pending" || status === "hold" || status === "solved") {
      if (status === "solved") run.record({ type: "reopened", into: null }, actor, "lifecycle");
      run.record({ type: "statusChanged", from: status, to: "open" }, actor, "lifecycle");
    }
    return after(run);
  }
  const taken = startOn(run, kinds);
  if (taken) settle(run, [taken]);
  else if (place.ended !== null) resume(run, kinds);
  else {
    if (!run.present.flags.includes("customerReplied"))
      run.record({ type: "flagged", flag: "customerReplied", on: true }, SYSTEM);
    settle(run);
  }
  return [];
}

/** Whoever attaches something says more than thanks. */
const onlyThanks = ({ event }: Run): boolean =>
  event.type === "messageReceived" && !event.message.attachments?.length && isBareThanks(event.message.text);

/** A finished process resumes on the same version: in the state drawn for it, else in the last one before the final. */
function resume(run: Run, kinds: readonly string[]): void {
  const standing = run.standing;
  const { place } = run.present;
  if (!standing || !place) return;
  const target = standing.blueprint.states.get(standing.state.state.reenter ?? place.before ?? "");
  if (!target) {
    run.record({ type: "flagged", flag: "customerReplied", on: true }, SYSTEM);
    return;
  }
  const rule = `${standing.blueprint.rule}/states/${standing.state.state.id}/reenter`;
  const reopens = isUnsolved(target.state.status);
  if (reopens) run.record({ type: "reopened", into: target.state.id }, SYSTEM, rule);
  enterState(run, target.state, "reopen", SYSTEM, rule);
  // Where it resumes the requester may be waited for, or it is solved there too: the word goes on as drawn, or is flagged.
  const { status } = run.present;
  const waits = status !== "new" && status !== "open";
  const taken = waits ? startOn(run, kinds) : null;
  if (waits && !taken) {
    if (!reopens) run.record({ type: "reopened", into: target.state.id }, SYSTEM, rule);
    run.record({ type: "flagged", flag: "customerReplied", on: true }, SYSTEM, rule);
  }
  settle(run, taken ? [taken] : []);
}
