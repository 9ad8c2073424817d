import type { Assignment, Capacity } from "../../blueprints/assignment.ts";
import type { Considered, Picked } from "../../blueprints/facts.ts";
import type { Sentence } from "../../blueprints/text.ts";

/** Somebody of the group as the shell hands him in: read in the same transaction as the assignment. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Online and inside his shift. */
  readonly available: boolean;
  /** Why not, when he is not: away, absent until, off shift. */
  readonly unavailable: Sentence | null;
  /** Tickets by status; effort points when the group counts those. */
  readonly load: { readonly new: number; readonly open: number; readonly pending: number; readonly hold: number };
  /** Open tickets of the ticket's channel. */
  readonly onChannel: number;
  readonly skills: readonly string[];
  /** Epoch ms; null: never. */
  readonly lastAssignedAt: number | null;
  /** What he gets at most where that is said of him; it stands in place of the group's own. */
  readonly capacity?: Capacity | undefined;
}

export interface Wanted {
  readonly channel: string;
  readonly skills: readonly string[];
  readonly lastOwner: string | null;
  /** Who of the group was last chosen in turn. */
  readonly lastInTurn?: string | null;
  /** Who goes before all others when he is free: he has just made room, or solved something. */
  readonly first?: string | null;
}

/** Chooses among the candidates, by the group's own method. Pure: loads, shifts and the past are handed in. */
export function pick(assignment: Assignment, candidates: readonly Candidate[], wanted: Wanted): Picked {
  const considered = candidates.map((one) => consider(assignment, one, wanted));
  const { method } = assignment;
  if (method === "byHand") return { person: null, method, considered };
  const free = candidates.filter((_, index) => considered[index]?.refused === null);
  const before = wanted.first ?? (method === "lastOwner" ? wanted.lastOwner : null);
  const chosen =
    free.find(({ id }) => id === before) ??
    (method === "lastOwner" || method === "leastLoaded"
      ? free.toSorted(byLoad(assignment))[0]
      : inTurn(free, wanted.lastInTurn ?? null));
  return { person: chosen?.id ?? null, method, considered };
}

/** New and open tickets in full; pending and hold at their weight. */
export const loadOf = ({ load: weights }: Assignment, { load }: Candidate): number =>
  load.new + load.open + load.pending * (weights?.pending ?? 0) + load.hold * (weights?.hold ?? 0);

function consider(assignment: Assignment, candidate: Candidate, wanted: Wanted): Considered {
  const { id, name } = candidate;
  const load = loadOf(assignment, candidate);
  const seen = (refused: Considered["refused"], why: Sentence | null): Considered => ({ id, name, load, refused, why });
  if (!candidate.available) return seen("unavailable", candidate.unavailable ?? AWAY);
  const lacking = wanted.skills.filter((skill) => !candidate.skills.includes(skill));
  if (lacking.length > 0)
    return seen("skills", { en: `lacks ${lacking.join(", ")}`, fr: `n’a pas ${lacking.join(", ")}` });
  const { perAgent, channels } = capacityOf(assignment, candidate);
  if (perAgent !== undefined && load >= perAgent)
    return seen("capacity", { en: `has ${load} of ${perAgent}`, fr: `en a ${load} sur ${perAgent}` });
  const most = channels && Object.hasOwn(channels, wanted.channel) ? channels[wanted.channel] : undefined;
  if (most !== undefined && candidate.onChannel >= most)
    return seen("capacity", {
      en: `has ${candidate.onChannel} of ${most} on ${wanted.channel}`,
      fr: `en a ${candidate.onChannel} sur ${most} en ${wanted.channel}`,
    });
  return seen(null, null);
}

/** The group's, but for what is said of this person alone. */
export const capacityOf = (
  { capacity: all }: Assignment,
  { capacity: own }: Pick<Candidate, "capacity">,
): Capacity => ({
  ...all,
  ...own,
  ...(all?.channels || own?.channels ? { channels: { ...all?.channels, ...own?.channels } } : {}),
});

const AWAY: Sentence = { en: "is not there", fr: "n’est pas là" };

type Order = (one: Candidate, other: Candidate) => number;

/**
 * By key, the next after whoever was last; who can't get one is passed by and waits for his next turn. Before anybody's turn has
 * been noted, whoever has waited longest begins.
 */
function inTurn(free: readonly Candidate[], last: string | null): Candidate | undefined {
  if (last === null) return free.toSorted(longestWithout)[0];
  const order = free.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return order.find(({ id }) => id > last) ?? order[0];
}

/** Whoever has waited longest for one; by key among those who have never had any. */
const longestWithout: Order = (one, other) =>
  (one.lastAssignedAt ?? -1) - (other.lastAssignedAt ?? -1) || (one.id < other.id ? -1 : 1);

const byLoad =
  (assignment: Assignment): Order =>
  (one, other) =>
    loadOf(assignment, one) - loadOf(assignment, other) || longestWithout(one, other);
