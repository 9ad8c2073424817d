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

/** Somebody's tickets have changed before the book knew what he has: only the database will know, once that is written. */
class Unseen extends Error {}

const BY = ["tickets", "effort"] as const;

/**
 * What is known of those who may be chosen, kept up with what has been decided and is not written yet: so that many tickets
 * are given out one after the other, and written at once.
 */
export class AssignmentBook {
  readonly members = new Map<string, readonly Member[]>();
  readonly loads = { tickets: new Map<string, Load>(), effort: new Map<string, Load>() } as const;
  /** Who last had a ticket of a requester. */
  readonly owners = new Map<string, string | null>();
  /** Who of a group was last chosen in turn. */
  readonly turns = new Map<string, string | null>();
  /** People whose tickets have changed, whether or not the book knew them. */
  readonly #changed = new Set<string>();

  /** Throws when the database does not know one of these people as he is by now. */
  assertSeen(people: readonly string[]): void {
    const unseen = people.find((person) => this.#changed.has(person));
    if (unseen !== undefined) throw new Unseen(`What ${unseen} has by now is not written yet.`);
  }

  /** All that is noted has been written, and nothing else has changed since: it is what the database knows. */
  written(): void {
    this.#changed.clear();
    // Who has had many tickets of a requester may have changed without a change of owner.
    this.owners.clear();
  }

  /** Takes note of a ticket as it becomes. False: somebody in the book has it no more, and only the database knows when he was last given one. */
  note(before: Ticket | undefined, after: Tables["ticket"], facts: readonly Fact[]): boolean {
    const { assignee, status, channel, effort, requester, assigned_at: at } = after;
    const had = before?.assignee ?? null;
    for (const fact of facts)
      if (fact.type === "picked" && fact.method === "roundRobin" && fact.person !== null)
        this.turns.set(fact.group, fact.person);
    const moved = had !== assignee;
    if (before && !moved && before.status === status && before.channel === channel && effortOf(before) === effort)
      return true;
    if (before && had !== null) {
      if (moved && BY.some((by) => this.loads[by].has(had))) return false;
      this.#count(had, before, effortOf(before), -1);
    }
    if (assignee === null) return true;
    this.#count(assignee, after, effort, 1);
    if (!moved) return true;
    if (requester !== null) this.owners.set(requester, assignee);
    for (const by of BY) {
      const known = this.loads[by].get(assignee);
      if (known && at !== null && at > (known.lastAssignedAt ?? 0)) known.lastAssignedAt = at;
    }
    return true;
  }

  /** One ticket more or less of somebody. */
  #count(person: string, { status, channel }: Pick<Ticket, "status" | "channel">, effort: number, sign: 1 | -1): void {
    this.#changed.add(person);
    if (status === "solved" || status === "closed") return;
    for (const by of BY) {
      const known = this.loads[by].get(person);
      if (!known) continue;
      known.load[status] += sign * (by === "effort" ? effort : 1);
      if (status === "new" || status === "open")
        known.byChannel.set(channel, (known.byChannel.get(channel) ?? 0) + sign);
    }
  }
}
