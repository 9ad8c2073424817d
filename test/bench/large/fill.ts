import { sql } from "kysely";
import type { Store } from "../../../api/db/connect.ts";
import { openStore } from "../../../api/db/connect.ts";
import { Statements } from "../../../api/db/statements.ts";
import type { Tables } from "../../../api/db/tables.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { newId } from "../../../api/ids.ts";
import { contactRow } from "../../../api/people/contacts.ts";
import { putPerson } from "../../../api/people/people.ts";
import { documentOf } from "../../../api/search/document.ts";
import { wordIndexOf } from "../../../api/search/word-index.ts";
import type { WordDocument } from "../../../api/search/words.ts";
import { countsAsChange, journalRows, messageRow, ticketRow } from "../../../api/tickets/row.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { slaRow } from "../../../runtime/clocks/clock-reading.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { waitsFor } from "../../../runtime/waits-for.ts";
import { setAside } from "./aside.ts";
import { check } from "./check.ts";
import { AGENTS, agentOf, CONTACTS, Pasts, type Promised, requesterOf } from "./past.ts";

/** Tickets between two commits. */
const AT_ONCE = 5_000;

/** Rows of one ticket, and what the search knows of it. */
interface Made {
  readonly ticket: Tables["ticket"];
  readonly journal: readonly Tables["journal"][];
  readonly inbox: readonly Tables["inbox"][];
  readonly messages: readonly Tables["message"][];
  readonly words: WordDocument;
}

/** Puts so many tickets straight into the tables of a desk that a first start has laid down; gives the number of the first. */
export async function fill(database: string, count: number): Promise<number> {
  const store = await openStore({ database, role: "tool" });
  try {
    const { db } = store;
    await settle(store);
    const definitions = await new CompiledDefinitions().current(db);
    const { last } = await db
      .selectFrom("ticket")
      .select((e) => e.fn.max("number").as("last"))
      .executeTakeFirstOrThrow();
    const pasts = new Pasts(await promised(store), Date.now(), newId, Number(last) + count);
    const statements = new Statements();
    const restore = await setAside(store, database);
    for (let at = 0; at < count; at += AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(AT_ONCE, count - at) },
        (_, index) => Number(last) + at + index + 1,
      );
      await write(
        store,
        statements,
        numbers.map((number) => made(definitions, pasts.of(number))),
      );
    }
    await restore();
    await check(store, definitions, Number(last) + 1, count);
    return Number(last) + 1;
  } finally {
    await store.close();
  }
}

/** Twenty agents and five thousand requesters. */
async function settle(store: Store): Promise<void> {
  const people = { language: "en", roles: ["role:agent"], rights: [], active: true };
  const place = { departments: ["department:helpdesk"], groups: ["group:helpdesk"] };
  for (let index = 1; index < AGENTS; index += 1) {
    const key = agentOf(index);
    await putPerson(store.db, { ...people, ...place, key, name: `Agent ${index}`, email: `${index}@desk.example` });
  }
  const contacts = Array.from({ length: CONTACTS }, (_, index) => ({
    ...contactRow({
      ...{ id: requesterOf(index), name: nameOf(index), emails: [addressOf(index)], language: "en", kind: "customer" },
      ...{ verified: true, organization: null },
    }),
    merged_into: null,
  }));
  await store.db.transaction().execute((trx) => new Statements().insertMany(trx, "contact", contacts));
}

const nameOf = (index: number): string => `Client ${index}`;
const addressOf = (index: number): string => `client${index}@mail.example`;

/** What the shipped policy promised to a ticket of the demo. */
async function promised({ db }: Store): Promise<Promised> {
  const { fact } = await db
    .selectFrom("journal")
    .select("fact")
    .where("type", "=", "slaApplied")
    .limit(1)
    .executeTakeFirstOrThrow();
  return JSON.parse(fact) as Promised; // what the runtime itself has written
}

/** A ticket as the runtime folds its facts. Nobody is woken meanwhile: what is measured is what people wait for. */
export function rowOf(definitions: Definitions, ticket: Ticket, version: number): Tables["ticket"] {
  const name = nameOf(Number(ticket.requester?.split(":")[1]));
  return ticketRow(ticket, version, null, name, slaRow(definitions, ticket), waitsFor(definitions, ticket));
}

/** What was asked, and each thing that was done, is an event of its own. */
function made(definitions: Definitions, facts: readonly Fact[]): Made {
  let ticket: Ticket | null = null;
  for (const fact of facts) ticket = evolve(ticket, fact);
  if (!ticket) throw new Error("A ticket without a past.");
  const { id, requester } = ticket;
  const inbox: Tables["inbox"][] = [];
  const journal: Tables["journal"][] = [];
  const messages: Tables["message"][] = [];
  let version = 0;
  for (let seq = 0; seq < facts.length; ) {
    const these = facts.slice(seq, seq === 0 ? 2 : seq + 1);
    const event = newId();
    version += countsAsChange(these) ? 1 : 0;
    journal.push(...journalRows(id, event, seq, these));
    inbox.push({
      ...{ event, ticket: id, principal: null, idempotency_key: null, request_hash: null, at: these[0]?.at ?? 0 },
      ...{ seq_from: seq, seq_to: seq + these.length, version },
    });
    seq += these.length;
  }
  for (const [index, fact] of facts.entries())
    if (fact.type === "messageAdded") messages.push(messageRow(id, index + 1, fact.message));
  const index = Number(requester?.split(":")[1]);
  const words = documentOf({
    ticket,
    requester: { name: nameOf(index), emails: [addressOf(index)] },
    messages: messages.map((one) => ({ ...one, public: one.public === 1, attachments: [], handles: [] })).reverse(),
  });
  return { ticket: rowOf(definitions, ticket, version), journal, inbox, messages, words };
}

async function write({ db, dialect }: Store, statements: Statements, all: readonly Made[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const insert = async <T extends "ticket" | "journal" | "inbox" | "message">(
      table: T,
      rows: readonly Tables[T][],
    ) => {
      if (dialect.name === "sqlite") return void (await statements.insertMany(trx, table, rows));
      const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
      await sql`insert into ${sql.table(table)} (${columns})
        select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
        trx,
      );
    };
    await insert(
      "ticket",
      all.map(({ ticket }) => ticket),
    );
    await insert(
      "journal",
      all.flatMap(({ journal }) => journal),
    );
    await insert(
      "inbox",
      all.flatMap(({ inbox }) => inbox),
    );
    await insert(
      "message",
      all.flatMap(({ messages }) => messages),
    );
    await wordIndexOf(dialect).put(
      trx,
      all.map(({ words }) => words),
    );
  });
}
