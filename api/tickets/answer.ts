import type { Kysely, Transaction } from "kysely";
import type { Fact } from "../../blueprints/facts.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { evolve } from "../../runtime/evolve.ts";
import type { Tables } from "../db/tables.ts";
import type { Applied, Item } from "./item.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;

/** A fact as the journal keeps it; only the runtime ever made one. */
export const factOf = (text: string): Fact => JSON.parse(text) as Fact;

/** The answer of then to an event or key that has been here before; undefined when it is new. */
export async function answerOfThen(trx: Trx, { event, idempotency }: Item): Promise<Applied | undefined> {
  const row = await trx
    .selectFrom("inbox")
    .selectAll()
    .where((e) =>
      idempotency
        ? e.or([
            e("event", "=", event.id),
            e.and([e("principal", "=", idempotency.principal), e("idempotency_key", "=", idempotency.key)]),
          ])
        : e("event", "=", event.id),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  if (idempotency && row.request_hash !== idempotency.hash) return { outcome: "keyReused" };
  const entries = await trx
    .selectFrom("journal")
    .select(["seq", "fact"])
    .where("ticket", "=", row.ticket)
    .where("seq", "<=", row.seq_to)
    .orderBy("seq")
    .execute();
  const facts = entries.map(({ fact }) => factOf(fact));
  const ticket = facts.reduce<Ticket | null>(evolve, null);
  if (!ticket) throw new Error(`Ticket ${row.ticket} has an answer and no journal.`);
  return {
    outcome: "accepted",
    event: row.event,
    at: row.at,
    ticket,
    version: row.version,
    facts: facts.slice(row.seq_from),
    seqFrom: row.seq_from,
    repeated: true,
  };
}
