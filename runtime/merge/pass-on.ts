import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { causeFor, tooDeep } from "../chain.ts";
import { mentionedIn } from "../mentions.ts";
import { reason } from "../reasons.ts";
import type { Run } from "../run.ts";
import { strictElsewhere } from "../strict.ts";
import { threadOf } from "../third-party/threads.ts";

type MessageReceived = Extract<Event, { readonly type: "messageReceived" }>;

/** What is said from outside to a ticket that was merged arrives in the one in which it goes on, and is heard there. */
export function passOn(run: Run, { actor, message: given }: MessageReceived, into: string): readonly Reason[] {
  // The desk goes on writing in a private thread from where the ticket goes on: the thread stays the third party's own.
  const party = given.thread === undefined ? undefined : threadOf(run.present, given.thread);
  const toParty = given.authorKind === "agent" && !given.public && (party ?? run.event.cause) !== undefined;
  const inside = given.authorKind === "agent" || given.authorKind === "rule";
  if ((inside && !(toParty && given.thread !== undefined)) || (!given.public && given.thread === undefined))
    return [
      reason(
        "closed",
        "",
        "This ticket was merged into another: it goes on there.",
        "Ce ticket a été fusionné dans un autre : la suite est là-bas.",
        { ticket: into },
      ),
    ];
  const target = run.context.tickets?.[into];
  if (target === undefined) {
    run.needs.push({ type: "ticket", id: into });
    return [];
  }
  if (tooDeep(run)) return [];
  const strict = toParty && target ? strictElsewhere(run, target, actor) : [];
  if (strict.length > 0) return strict;
  if (toParty) mentionedIn(run, given);
  if (run.needs.length > 0) return [];
  const id = given.id ?? run.nextId();
  const author = given.author ?? actor.id;
  // Who is not that ticket's requester speaks there as one who reads along.
  const authorKind = given.authorKind === "requester" && target?.requester !== author ? "cc" : given.authorKind;
  run.record({ type: "passedOn", message: id, ticket: into }, actor);
  if (toParty && party) run.writeTo(party, { id, text: given.text, authorKind, automatic: false });
  run.follows.push({
    id: run.nextId(),
    ticket: into,
    at: run.now,
    actor,
    type: "messageReceived",
    message: { ...given, id, author, authorKind },
    cause: causeFor(run, null),
  });
  return [];
}
