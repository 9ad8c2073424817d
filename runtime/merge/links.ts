import type { Link, Ticket } from "../../blueprints/ticket.ts";

/** Tag of a ticket that a merge has closed. */
export const MERGED_TAG = "closed_by_merge";

/** The ticket in which this one goes on; null: it goes its own way. */
export const mergedInto = ({ links = [] }: Pick<Ticket, "links">): string | null =>
  links.find(({ kind }) => kind === "mergedInto")?.ticket ?? null;

/** The tickets that go on in this one. */
export const mergedOnes = ({ links = [] }: Pick<Ticket, "links">): readonly Link[] =>
  links.filter(({ kind }) => kind === "merged");

/** The requester, or a CC, has said something since the desk last answered. */
export const hasUnanswered = ({ lastRequesterWordAt, lastReplyAt }: Ticket): boolean =>
  lastRequesterWordAt !== null && lastRequesterWordAt > (lastReplyAt ?? Number.NEGATIVE_INFINITY);
