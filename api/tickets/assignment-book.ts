import type { Fact } from "../../blueprints/facts.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { PersonTable, PresenceTable } from "../db/tables/people.ts";
import type { Tables } from "../db/tables.ts";
import type { Load } from "../people/loads.ts";
import { effortOf } from "./row.ts";

/** Somebody of a group, as the database has him. */
export type Member = Pick<PersonTable, "key" | "name"> & {
  readonly [K in "availability" | "absent_until" | "shift" | "skills" | "capacity"]: PresenceTable[K] | null;
};

/**
 * What one transaction knows of those who may be chosen, kept up with what it has decided and not written yet: so that many
 * tickets are given out one after the other, and written at once.
 */
export class AssignmentBook {
  readonly members = new Map<string, readonly Member[]>();
  readonly loads = { tickets: new Map<string, Load>(), effort: new Map<string, Load>() } as const;
  /** Who last had a ticket of a requester. */
  readonly owners = new Map<string, string | null>();
  /** Who of a group was last chosen in turn. */
  readonly turns = new Map<string, string | null>();

  /** Takes note of a ticket as it becomes. False: somebody in the book has one less now, and only the database knows what he has left. */
  note(before: Ticket | undefined, after: Tables["ticket"], facts: readonly Fact[]): boolean {
    const { assignee, status, channel, effort, requester, assigned_at: at } = after;
    const had = before?.assignee ?? null;
    if (before && had !== null && this.#knows(had))
      if (had !== assignee || before.status !== status || effortOf(before) !== effort) return false;
    for (const fact of facts)
      if (fact.type === "picked" && fact.method === "roundRobin" && fact.person !== null)
        this.turns.set(fact.group, fact.person);
    if (assignee === null || assignee === had) return true;
    if (requester !== null) this.owners.set(requester, assignee);
    for (const by of ["tickets", "effort"] as const) {
      const known = this.loads[by].get(assignee);
      if (!known) continue;
      if (at !== null && at > (known.lastAssignedAt ?? 0)) known.lastAssignedAt = at;
      if (status === "solved" || status === "closed") continue;
      known.load[status] += by === "effort" ? effort : 1;
      if (status === "new" || status === "open") known.byChannel.set(channel, (known.byChannel.get(channel) ?? 0) + 1);
    }
    return true;
  }

  #knows(person: string): boolean {
    return this.loads.tickets.has(person) || this.loads.effort.has(person);
  }
}
