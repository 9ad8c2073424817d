import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { SYSTEM } from "../blueprints/people.ts";
import { isUnsolved } from "../blueprints/status.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { settle } from "./automatic.ts";
import { causeFor, tooDeep } from "./chain.ts";
import { childrenOf } from "./fold-beside.ts";
import type { Run } from "./run.ts";
import { startOn } from "./start-on.ts";

type ChildChanged = Extract<Event, { readonly type: "childChanged" }>;

/** A child was solved or opened again: it is noted, and once none is left the process and the triggers may go on. */
export function childChanged(run: Run, { child, solved }: ChildChanged): readonly Reason[] {
  const known = childrenOf(run.present).find(({ ticket }) => ticket === child);
  if (!known || known.solved === solved) return [];
  const others = childrenOf(run.present).filter(({ ticket, solved }) => ticket !== child && !solved).length;
  const open = others + (solved ? 0 : 1);
  run.record({ type: "childMoved", ticket: child, solved, open }, SYSTEM);
  if (tooDeep(run)) return [];
  const taken = solved && open === 0 ? startOn(run, ["childrenSolved"]) : null;
  settle(run, taken ? [taken] : []);
  return [];
}

/** Tells the parent of a child that was solved, or opened again; `before` is the ticket as it came to the door. */
export function tellParents(run: Run, before: Ticket | null): void {
  const { present } = run;
  if (!present.links || run.event.history || before === null) return;
  const solved = !isUnsolved(present.status);
  if (solved === !isUnsolved(before.status)) return;
  for (const { kind, ticket } of present.links) {
    if (kind !== "childOf") continue;
    run.follows.push({
      id: run.nextId(),
      ticket,
      at: run.now,
      actor: SYSTEM,
      type: "childChanged",
      child: present.id,
      solved,
      cause: causeFor(run, run.facts.findLast(({ type }) => type === "statusChanged")?.rule ?? null),
    });
  }
}
