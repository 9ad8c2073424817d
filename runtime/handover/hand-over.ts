import type { Event, HandoverConsent } from "../../blueprints/event.ts";
import { HANDOVER_CONSENTS } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { settle } from "../automatic.ts";
import { ownerFaults } from "../change.ts";
import { openIfAssigned } from "../lifecycle.ts";
import { followState } from "../move.ts";
import { mayEdit } from "../permission.ts";
import { closedReason, reason } from "../reasons.ts";
import type { Run } from "../run.ts";
import { strictRefusal } from "../strict.ts";
import { addMessage } from "../word.ts";
import { type HandoverLoss, handoverLosses, spans } from "./losses.ts";

type HandoverRequested = Extract<Event, { readonly type: "handoverRequested" }>;

/**
 * The ticket goes to another department. A blueprint that spans both goes on; any other is left, which whoever asks has agreed to. There
 * it may enter another one, like any free ticket that changes.
 */
export function handOver(run: Run, event: HandoverRequested): readonly Reason[] {
  const ticket = run.present;
  const { actor, department, group, assignee, note, follow } = event;
  const reasons = [...againstHandover(ticket, department, actor), ...ownerFaults(run, ticket.assignee, assignee)];
  if (reasons.length > 0) return reasons;
  const open = [
    ...unagreed(handoverLosses(run.definitions, ticket, department), event.agreed),
    ...strictRefusal(run, actor, "department", "/department"),
  ];
  if (open.length > 0) return open;
  const was = { assignee: ticket.assignee, group: ticket.group };
  const { place } = ticket;
  const left =
    place && !spans(run.definitions, ticket, department)
      ? { blueprint: place.blueprint, version: place.version, state: place.state }
      : null;
  run.record({ type: "handedOver", from: ticket.department, to: department, group, assignee, was, left }, actor);
  if (left) run.record({ type: "blueprintLeft", ...left, reason: "department", note: "" }, actor);
  run.record({ type: "fieldSet", field: "department", from: ticket.department, to: department }, actor);
  if (assignee !== was.assignee || group !== was.group) run.record({ type: "assigned", assignee, group, was }, actor);
  if (follow && actor.kind === "agent" && !ticket.followers.includes(actor.id)) {
    const from = [...ticket.followers];
    run.record({ type: "fieldSet", field: "followers", from, to: [...from, actor.id] }, actor);
  }
  if (note.trim() !== "") addMessage(run, { public: false, authorKind: "agent", text: note, channel: "desk" }, actor);
  openIfAssigned(run, actor);
  followState(run, actor);
  settle(run);
  return [];
}

/** What nobody can agree to: everything that stands against handing the ticket over at all. */
export function againstHandover(ticket: Ticket, department: string, actor: Actor): readonly Reason[] {
  if (ticket.status === "closed") return [closedReason()];
  if (!mayEdit(ticket, actor))
    return [
      reason(
        "notAllowed",
        "",
        "Only who may change the ticket hands it over.",
        "Seule une personne qui peut modifier le ticket le transmet.",
      ),
    ];
  if (ticket.department === department)
    return [
      reason(
        "invalid",
        "/department",
        "The ticket is in that department already.",
        "Le ticket est déjà dans ce département.",
      ),
    ];
  return [];
}

const isConsent = (code: HandoverLoss["code"]): code is HandoverConsent =>
  HANDOVER_CONSENTS.some((one) => one === code);

/** What a yes is still missing for. */
const unagreed = (losses: readonly HandoverLoss[], agreed: readonly HandoverConsent[]): readonly Reason[] =>
  losses.flatMap(({ code, message }) =>
    isConsent(code) && !agreed.includes(code)
      ? [reason("missing", "/agreed", message.en, message.fr, { agree: code })]
      : [],
  );
