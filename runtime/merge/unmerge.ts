import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Json, JsonObject } from "../../blueprints/json.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Link, Ticket } from "../../blueprints/ticket.ts";
import { causeFor } from "../chain.ts";
import type { MergeTaken } from "../decision.ts";
import { mayEdit } from "../permission.ts";
import { reason } from "../reasons.ts";
import type { Run } from "../run.ts";
import { mergedInto } from "./links.ts";

type Unmerging = Extract<Event, { readonly type: "unmergeRequested" | "unmergeReceived" }>;

/** Takes a merge back: this ticket stands as it did before, and the other is told. */
export function unmerge(run: Run, event: Unmerging): readonly Reason[] {
  const { actor } = event;
  const own = event.type === "unmergeRequested";
  const other = own ? mergedInto(run.present) : event.source;
  if (own) {
    const reasons = againstUnmerge(run.present, actor);
    if (reasons.length > 0) return reasons;
  }
  if (other === null) return [notMerged()];
  const taken = run.context.merge;
  if (taken === undefined) {
    run.needs.push({ type: "merge", with: other });
    return [];
  }
  const there = run.context.tickets?.[other];
  if (there === undefined) {
    run.needs.push({ type: "ticket", id: other });
    return [];
  }
  if (!taken) return [notMerged()];
  putBack(run, taken, { id: other, number: there?.number ?? 0 }, own, actor);
  if (own)
    run.follows.push({
      id: run.nextId(),
      ticket: other,
      at: run.now,
      actor,
      type: "unmergeReceived",
      source: run.present.id,
      cause: causeFor(run, null),
    });
  return [];
}

/** Everything that stands against taking the merge of this ticket back. */
export function againstUnmerge(ticket: Ticket, actor: Actor): readonly Reason[] {
  if (mergedInto(ticket) === null) return [notMerged()];
  if (mayEdit(ticket, actor)) return [];
  return [
    reason(
      "notAllowed",
      "",
      "Only who may change the ticket takes its merge back.",
      "Seule une personne qui peut modifier le ticket annule sa fusion.",
    ),
  ];
}

const notMerged = (): Reason =>
  reason("notUndoable", "", "This ticket is not merged into another.", "Ce ticket n’est pas fusionné dans un autre.");

/**
 * The ticket that went stands wholly as it stood. The one that stayed does so when nothing has happened on it since; else it goes on
 * as it is, without what the merge alone brought: its link, and who came to hear of it.
 */
function putBack(
  run: Run,
  taken: MergeTaken,
  other: { readonly id: string; readonly number: number },
  own: boolean,
  actor: Actor,
): void {
  const ticket = run.present;
  const whole = own || ticket.facts === taken.last;
  const { restored, removed } = differenceOf(taken, ticket, whole);
  run.record(
    {
      type: "mergeUndone",
      ticket: other.id,
      number: other.number,
      after: whole ? taken.after : taken.last,
      last: taken.last,
      status: { from: ticket.status, to: whole ? taken.before.status : ticket.status },
      restored,
      removed,
    },
    actor,
  );
  if (!whole) return;
  // As though it had never been: no clock has ended, and no other promise applies.
  run.timedTicket = run.ticket;
  run.timedFacts = run.facts.length;
  run.chosenFacts = run.facts.length;
}

/** Attributes that tell what ever was: no merge that is taken back changes them. */
const COUNTERS: ReadonlySet<string> = new Set(["facts", "updatedAt"]);
/** Lists of which only what the merge has put there goes again. */
const LISTS: ReadonlySet<string> = new Set(["links", "tags", "ccs"]);

type Difference = { readonly restored: JsonObject; readonly removed: readonly string[] };

/** What to set, and what to take away, so that the merge is gone from the ticket as it stands now. */
function differenceOf({ before, then }: MergeTaken, now: Ticket, whole: boolean): Difference {
  const [was, came, is] = [mapOf(before), mapOf(then), mapOf(now)];
  const restored: { [key: string]: Json } = {};
  const removed: string[] = [];
  for (const key of new Set([...was.keys(), ...came.keys()])) {
    if (COUNTERS.has(key) || text(was.get(key)) === text(came.get(key))) continue;
    if (LISTS.has(key)) {
      const left = without(listOf(is.get(key)), listOf(came.get(key)), listOf(was.get(key)));
      if (left.length === 0 && !was.has(key)) removed.push(key);
      else restored[key] = left;
    } else if (whole && was.has(key)) restored[key] = was.get(key) ?? null;
    else if (whole) removed.push(key);
  }
  return { restored, removed };
}

// A ticket is JSON through and through.
const mapOf = (ticket: Ticket): ReadonlyMap<string, Json> => new Map(Object.entries(ticket) as [string, Json][]);
const text = (value: Json | undefined): string => JSON.stringify(value) ?? "";
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** `now` without what `came` has beyond `was`. */
function without(now: readonly Json[], came: readonly Json[], was: readonly Json[]): readonly Json[] {
  const known = new Set(was.map(nameOf));
  const brought = new Set(came.map(nameOf).filter((one) => !known.has(one)));
  return now.filter((one) => !brought.has(nameOf(one)));
}

/** A link is known by what it leads to: what is said of it beside that may have changed. */
const nameOf = (value: Json): string => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return text(value);
  const { kind, ticket, message } = value as unknown as Link;
  return text([kind, ticket, message ?? null]);
};
