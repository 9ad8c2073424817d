import type { Event, NewTicket } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { SYSTEM } from "../blueprints/people.ts";
import { causeFor } from "./chain.ts";
import { hashedId } from "./hashed-id.ts";
import { mergedInto } from "./merge/links.ts";
import { passOn } from "./merge/pass-on.ts";
import { closedReason } from "./reasons.ts";
import type { Run } from "./run.ts";
import { isBareThanks } from "./thanks.ts";

type MessageReceived = Extract<Event, { readonly type: "messageReceived" }>;

/**
 * What is said to a closed ticket: closed is final, so the requester's word, or a CC's, opens a ticket that follows it. A machine's
 * word and bare thanks are kept where they came, and open nothing (`keep`: puts the message there).
 */
export function wordOnClosed(run: Run, event: MessageReceived, keep: () => void): readonly Reason[] {
  const { message } = event;
  const into = mergedInto(run.present);
  if (into !== null) return passOn(run, event, into);
  const outside = message.authorKind === "requester" || message.authorKind === "cc";
  if (!outside || !message.public) return [closedReason()];
  const thanks = !message.attachments?.length && isBareThanks(message.text);
  if (message.automatic || thanks) {
    keep();
    if (thanks && !message.automatic && !run.present.flags.includes("thanked"))
      run.record({ type: "flagged", flag: "thanked", on: true }, SYSTEM, "thanks");
    return [];
  }
  follow(run, event);
  return [];
}

/** The link is told here at once; the ticket is an event of its own, taken in with this one. */
function follow(run: Run, { actor, message }: MessageReceived): void {
  const { present: old } = run;
  const id = run.nextId();
  const ticket = hashedId(id);
  run.record({ type: "linked", link: "followUp", ticket }, actor);
  const draft: NewTicket = {
    number: 0,
    subject: old.requesterSubject ?? old.subject,
    requester: old.requester,
    ccs: old.ccs,
    department: old.department,
    product: old.product,
    type: old.type,
    category: old.category,
    language: old.language,
    channel: message.channel ?? old.channel,
    address: old.address,
  };
  const link = { kind: "followUpOf", ticket: old.id } as const;
  const cause = causeFor(run, null);
  run.follows.push({ id, ticket, at: run.now, actor, type: "ticketSubmitted", draft, message, cause, link });
}
