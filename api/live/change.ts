import type { Store } from "../db/connect.ts";
import { factForRequester } from "../present/requester.ts";
import { factOf } from "../tickets/answer.ts";
import type { Accepted } from "../tickets/item.ts";
import type { Guarded } from "../tickets/may-see.ts";

/** A ticket that changed. */
export interface Change {
  readonly id: string;
  readonly version: number;
  readonly ticket: Guarded;
  /** Something happened that its requester may know of; internal notes and how the desk works are none of it. */
  readonly open: boolean;
}

export const changeOf = ({ ticket, version, facts }: Accepted): Change => ({
  id: ticket.id,
  version,
  ticket,
  open: facts.some((fact) => factForRequester(fact) !== null),
});

/** Of two changes of a ticket the later one, with what either tells. */
export const joined = (before: Change | undefined, after: Change): Change =>
  before?.open && !after.open ? { ...after, open: true } : after;

/** What another process took in: facts after `from` of this ticket. */
export interface Heard {
  readonly ticket: string;
  readonly from: number;
  readonly to: number;
}

/** Tickets as they are now, of which nothing is known but that they changed; `heard` says by which facts. */
export async function readChanges(
  { db, dialect }: Store,
  ids: readonly string[],
  heard: readonly Heard[] = [],
): Promise<readonly Change[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("ticket")
    .select(["id", "version", "requester", "department", "assignee", "group_key", "involved"])
    .where(dialect.among("ticket.id", ids))
    .execute();
  const open = await openOnes({ db, dialect }, heard);
  return rows.map(({ id, version, group_key, involved, ...row }) => ({
    id,
    version,
    ticket: { ...row, group: group_key, followers: involved.split(" ").filter(Boolean), chosen: [] },
    open: open.has(id),
  }));
}

/** Of these tickets those of which the facts tell the requester something. */
async function openOnes(
  { db, dialect }: Pick<Store, "db" | "dialect">,
  heard: readonly Heard[],
): Promise<ReadonlySet<string>> {
  if (heard.length === 0) return new Set();
  const from = new Map<string, number>();
  for (const one of heard) from.set(one.ticket, Math.min(one.from, from.get(one.ticket) ?? one.from));
  const earliest = Math.min(...from.values());
  const rows = await db
    .selectFrom("journal")
    .select(["ticket", "seq", "fact"])
    .where(dialect.among("journal.ticket", [...from.keys()]))
    .where("seq", ">", earliest)
    .where("type", "in", ["ticketCreated", "messageAdded", "statusChanged", "stepUndone", "mergeUndone"])
    .execute();
  return new Set(
    rows
      .filter(({ ticket, seq, fact }) => seq > (from.get(ticket) ?? 0) && factForRequester(factOf(fact)) !== null)
      .map(({ ticket }) => ticket),
  );
}
