import type { Attachment } from "../../blueprints/message.ts";
import type { Store } from "../db/connect.ts";
import { factOf } from "../tickets/answer.ts";
import { placeAt, positionOf, type Visit } from "./visits.ts";

/** One word of a conversation as its visitor may read it. */
export interface ChatWord {
  readonly id: string;
  /** Grows along the conversation. */
  readonly position: number;
  readonly ticket: string;
  readonly at: number;
  readonly author: string;
  readonly mine: boolean;
  /** A rule has written it. */
  readonly automatic: boolean;
  readonly text: string;
  readonly files: readonly Attachment[];
}

/** One answer shows so many words at most; what is older is left out. */
const MOST = 500;

/**
 * The public words of a conversation after a position. Of whom nothing is proved reads their own turns and what the desk answers: never
 * what came by another way, nor what the desk says once the words of another ticket have come into it.
 */
export async function readWords(
  { db, dialect }: Pick<Store, "db" | "dialect">,
  visit: Visit,
  after = 0,
): Promise<readonly ChatWord[]> {
  const { place, seq } = placeAt(after);
  const rows = await db
    .selectFrom("chat_ticket")
    .innerJoin("message", "message.ticket", "chat_ticket.ticket")
    .selectAll("message")
    .select("chat_ticket.place")
    .where("chat_ticket.visit", "=", visit.id)
    .where("message.public", "=", 1)
    .where("message.thread", "is", null)
    .where("message.author_kind", "in", ["requester", "agent", "rule"])
    .where((e) =>
      e.or([
        e("chat_ticket.place", ">", place),
        e.and([e("chat_ticket.place", "=", place), e("message.seq", ">", seq)]),
      ]),
    )
    .$if(visit.known === 0, (query) =>
      query.where((e) => e.or([e("message.author_kind", "!=", "requester"), e("message.channel", "=", "chat")])),
    )
    .orderBy("chat_ticket.place", "desc")
    .orderBy("message.seq", "desc")
    .limit(MOST)
    .execute();
  if (rows.length === 0) return [];
  const until = visit.known === 1 ? new Map<string, number>() : await joinedAt({ db, dialect }, rows);
  return rows
    .toReversed()
    .filter(({ ticket, seq: at, author_kind }) => author_kind === "requester" || at < (until.get(ticket) ?? at + 1))
    .map((row) => ({
      ...{ id: row.id, position: positionOf(row.place, row.seq), ticket: row.ticket, at: row.at },
      ...{ author: row.author, mine: row.author_kind === "requester", automatic: row.automatic === 1, text: row.text },
      // Written from a message's own files alone.
      files: JSON.parse(row.attachments) as readonly Attachment[],
    }));
}

/** How many public words each conversation has in its present ticket, and which is the last; cheap enough to be asked every second. */
export async function countWords(
  { db, dialect }: Pick<Store, "db" | "dialect">,
  visits: readonly Visit[],
): Promise<ReadonlyMap<string, { readonly count: number; readonly last: number }>> {
  if (visits.length === 0) return new Map();
  const rows = await db
    .selectFrom("message")
    .select(["ticket"])
    .select((e) => [e.fn.countAll().as("count"), e.fn.max("seq").as("last")])
    .where(
      dialect.among(
        "message.ticket",
        visits.map(({ ticket }) => ticket),
      ),
    )
    .where("public", "=", 1)
    .groupBy("ticket")
    .execute();
  const byTicket = new Map(
    rows.map(({ ticket, count, last }) => [ticket, { count: Number(count), last: Number(last) }]),
  );
  return new Map(
    visits.map(({ id, ticket, place }) => {
      const { count = 0, last = 0 } = byTicket.get(ticket) ?? {};
      return [id, { count: positionOf(place, count), last: positionOf(place, last) }];
    }),
  );
}

/** Where in the journal of each ticket the words of another one came in. */
async function joinedAt(
  { db, dialect }: Pick<Store, "db" | "dialect">,
  rows: readonly { readonly ticket: string }[],
): Promise<ReadonlyMap<string, number>> {
  const tickets = [...new Set(rows.map(({ ticket }) => ticket))];
  const links = await db
    .selectFrom("journal")
    .select(["ticket", "seq", "fact"])
    .where(dialect.among("journal.ticket", tickets))
    .where("type", "=", "linked")
    .orderBy("seq", "desc")
    .execute();
  const merges = links.filter(({ fact }) => {
    const linked = factOf(fact);
    return linked.type === "linked" && linked.link === "merged";
  });
  return new Map(merges.map(({ ticket, seq }) => [ticket, seq]));
}
