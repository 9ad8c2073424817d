import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Principal } from "../../auth/principal.ts";
import type { BesideView, LinkView } from "../../contract/beside.ts";
import type { Desk } from "../../desk.ts";
import { lastOpenings } from "../../link-page/openings.ts";
import { type Names, readNames } from "../../present/names.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicketsOf } from "../../tickets/queries.ts";

/** What stands beside a ticket's process, as this caller may see it. */
export async function besideView(desk: Desk, principal: Principal, ticket: Ticket): Promise<BesideView> {
  const { tasks = [], links = [], rating, unshared = [] } = ticket;
  const others = await readTicketsOf(
    desk.store,
    links.map((link) => link.ticket),
  );
  const people = tasks.flatMap(({ to, done }) => [to, done?.by ?? null]);
  const holders = [...others.values()].flatMap(({ assignee, group }) => [assignee, group]);
  const [byLink, byRating] = [`ticket ${ticket.id}`, `rating ${ticket.id}`] as const;
  const openings = await lastOpenings(desk.store.db, [byLink, byRating]);
  const names = await readNames(desk.store.db, [...people, ...holders, ...unshared]);
  return {
    tasks: tasks.map(({ id, title, to, dueAt, done }) => ({
      id,
      title,
      to: names.orNull(to),
      dueAt,
      done: done && { at: done.at, by: names.of(done.by) },
    })),
    links: links.map(({ kind, ticket: other }) => ({ kind, ticket: shown(others.get(other), principal, names) })),
    rating: rating ?? null,
    unshared: unshared.map(names.of),
    opened: { ticket: openings.get(byLink) ?? null, rating: openings.get(byRating) ?? null },
  };
}

const shown = (other: Ticket | undefined, principal: Principal, names: Names): LinkView["ticket"] =>
  other && maySee(principal, other)
    ? {
        id: other.id,
        number: other.number,
        subject: other.subject,
        status: other.status,
        assignee: names.orNull(other.assignee),
        group: names.orNull(other.group),
      }
    : null;
