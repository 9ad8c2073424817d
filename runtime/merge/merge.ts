import type { Event, MergeConsent } from "../../blueprints/event.ts";
import { MERGE_CONSENTS } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { settle } from "../automatic.ts";
import { causeFor, tooDeep } from "../chain.ts";
import { mayEdit } from "../permission.ts";
import { noTicket, reason } from "../reasons.ts";
import type { Run } from "../run.ts";
import { strictRefusal } from "../strict.ts";
import { heard } from "../word.ts";
import { differentRequesters, type MergeConflict, mergeConflicts } from "./conflicts.ts";
import { MERGED_TAG, mergedInto } from "./links.ts";

type MergeRequested = Extract<Event, { readonly type: "mergeRequested" }>;
type MergeReceived = Extract<Event, { readonly type: "mergeReceived" }>;

/**
 * The ticket goes on in another: its own process ends as merged, its clocks are neither met nor broken, and it is closed. The other is
 * told in the same transaction.
 */
export function merge(run: Run, event: MergeRequested): readonly Reason[] {
  const target = run.context.tickets?.[event.into];
  if (target === undefined) {
    run.needs.push({ type: "ticket", id: event.into });
    return [];
  }
  const source = run.present;
  const { actor } = event;
  const reasons = target ? againstMerge(source, target, actor) : [noTicket()];
  if (reasons.length > 0 || !target) return reasons;
  const open = [...unanswered(mergeConflicts(source, target), event), ...strictRefusal(run, actor, "merge", "")];
  if (open.length > 0) return open;
  const { place, status, tags } = source;
  run.record({ type: "merged", into: target.id, number: target.number }, actor);
  if (place) {
    const { blueprint, version, state } = place;
    run.record({ type: "blueprintLeft", blueprint, version, state, reason: "merged", note: "" }, actor);
  }
  if (!tags.includes(MERGED_TAG)) run.record({ type: "tagged", tag: MERGED_TAG }, actor);
  run.record({ type: "statusChanged", from: status, to: "closed", outcome: "merged" }, actor);
  const differs = differentRequesters(source, target);
  run.follows.push({
    id: run.nextId(),
    ticket: target.id,
    at: run.now,
    actor,
    type: "mergeReceived",
    source: source.id,
    number: source.number,
    cc: differs ? addressOf(run.context.requester?.emails ?? null) : null,
    shared: differs,
    reopen: event.reopen ?? false,
    cause: causeFor(run, null),
  });
  settle(run);
  return [];
}

const addressOf = (emails: Json): string | null =>
  Array.isArray(emails) && typeof emails[0] === "string" ? emails[0] : null;

/** What nobody can agree to: everything that stands against merging these two at all. */
export function againstMerge(source: Ticket, target: Ticket, actor: Actor): readonly Reason[] {
  if (source.id === target.id)
    return [no("invalid", "A ticket is not merged into itself.", "Un ticket ne se fusionne pas avec lui-même.")];
  if (!mayEdit(source, actor) || !mayEdit(target, actor))
    return [
      no(
        "notAllowed",
        "Who merges two tickets must be one who may change both.",
        "Pour fusionner deux tickets, il faut pouvoir modifier les deux.",
      ),
    ];
  const [a, b] = [`#${source.number}`, `#${target.number}`];
  if (mergedInto(source) === target.id)
    return [no("closed", `${a} is merged into ${b} already.`, `${a} est déjà fusionné dans ${b}.`)];
  if (mergedInto(source) !== null)
    return [
      no("closed", `${a} is merged into another ticket already.`, `${a} est déjà fusionné dans un autre ticket.`),
    ];
  if (mergedInto(target) !== null) {
    const crossed = mergedInto(target) === source.id;
    return [
      crossed
        ? no("closed", `${b} was merged into ${a} meanwhile.`, `${b} a été fusionné dans ${a} entre-temps.`)
        : no(
            "closed",
            `${b} is merged into another ticket: choose that one.`,
            `${b} est fusionné dans un autre ticket : choisissez celui-là.`,
          ),
    ];
  }
  if (!isUnsolved(source.status))
    return [
      no(
        "statusNotAllowed",
        `${a} is solved: only a ticket that is not solved goes on in another.`,
        `${a} est résolu : seul un ticket non résolu peut continuer dans un autre.`,
      ),
    ];
  if (target.status === "closed")
    return [no("closed", `${b} is closed, and closed is final.`, `${b} est clos, et la clôture est définitive.`)];
  return [];
}

const no = (code: Reason["code"], en: string, fr: string): Reason => reason(code, "/into", en, fr);

const isConsent = (code: MergeConflict["code"]): code is MergeConsent => MERGE_CONSENTS.some((one) => one === code);

/** What a yes, or a choice, is still missing for. */
const unanswered = (conflicts: readonly MergeConflict[], { agreed, reopen }: MergeRequested): readonly Reason[] =>
  conflicts.flatMap(({ code, asks, message }) => {
    if (asks === "choose") return reopen === undefined ? [reason("missing", "/reopen", message.en, message.fr)] : [];
    return isConsent(code) && !agreed.includes(code)
      ? [reason("missing", "/agreed", message.en, message.fr, { agree: code })]
      : [];
  });

/** Another ticket goes on in this one: nothing of it changes but what is said to it, and who hears of it. */
export function receiveMerge(run: Run, event: MergeReceived): readonly Reason[] {
  const { actor, source, cc, shared, reopen } = event;
  const { ccs } = run.present;
  run.record({ type: "linked", link: "merged", ticket: source, ...(shared && { shared }) }, actor);
  if (cc !== null && !ccs.includes(cc))
    run.record({ type: "fieldSet", field: "ccs", from: [...ccs], to: [...ccs, cc] }, actor);
  if (tooDeep(run)) return [];
  if (reopen) return heard(run, ["requesterReplied"], actor);
  settle(run);
  return [];
}
