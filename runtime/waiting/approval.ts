import type { Ticket } from "../../blueprints/ticket.ts";
import type { Approval } from "../../blueprints/ticket-waiting.ts";

/** Enough people have approved: so many different ones, or one for each of those asked. */
export function isMet({ need, of, given }: Approval): boolean {
  if (need !== "all") return given.length >= need;
  return (
    given.length > 0 &&
    covers(
      given.map(({ as }) => as),
      of,
    )
  );
}

/** Whether each line can have a person of its own who may stand for it: whoever approved for several may be needed for another. */
function covers(people: readonly (readonly string[])[], lines: readonly string[]): boolean {
  const standing = new Map<number, string>();
  const place = (line: string, seen: Set<number>): boolean =>
    people.some((as, index) => {
      if (seen.has(index) || !(as.length === 0 || as.includes(line))) return false;
      seen.add(index);
      const before = standing.get(index);
      if (before !== undefined && !place(before, seen)) return false;
      standing.set(index, line);
      return true;
    });
  return lines.every((line) => place(line, new Set()));
}

/** Who is asked for something now: for an approval, or for a step of parallel work that is not done. */
export function askedOf({ approval, parallel }: Pick<Ticket, "approval" | "parallel">): readonly string[] {
  if (!approval && !parallel) return NOBODY;
  const steps = parallel?.steps.filter(({ done }) => done === null).flatMap(({ who }) => who ?? []) ?? [];
  return [...new Set([...(approval ? [...approval.of, ...approval.deputies] : []), ...steps])];
}

/** Who reads the ticket for that time: those who are asked, and those whose steps stand beside theirs, done or not. */
export function readersOf(ticket: Pick<Ticket, "approval" | "parallel">): readonly string[] {
  const { parallel } = ticket;
  if (!parallel) return askedOf(ticket);
  const steps = parallel.steps.flatMap(({ who, done }) => [...(who ?? []), ...(done ? [done.by] : [])]);
  return [...new Set([...askedOf(ticket), ...steps])];
}

const NOBODY: readonly string[] = [];
