import { CompiledQuery, sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Facts that leave the words of a ticket as they are. One that is not named here, a later one too, has its ticket looked at anew. */
const WITHOUT_WORDS = [
  "assigned",
  "statusChanged",
  "blueprintEntered",
  "blueprintLeft",
  "stateEntered",
  "transitionTaken",
  "jumped",
  "obligationMet",
  "peopleChosen",
  "reopened",
  "flagged",
  "exceptionMade",
  "actionRefused",
  "loopCut",
  "effectFailed",
  "slaApplied",
  "slaWarning",
  "slaBreached",
  "slaEscalated",
  "slaMet",
  "slaExcused",
  "timeRuleActed",
  "routed",
  "skillsWaived",
  "picked",
  "handedBack",
  "childMoved",
  "ratingAsked",
  "rearmed",
];

/**
 * Words of tickets for the search, and which tickets have new ones: noted by the database itself with the journal's entry, so that whoever
 * follows misses none, and nobody who writes has to think of it. Every ticket that is there already is noted.
 */
export const search: Migration = async (db, dialect) => {
  await db.schema
    .createTable("word_change")
    .addColumn("ticket", "text", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("word_change_key", ["ticket", "seq"])
    .modifyEnd(dialect.clustered)
    .execute();
  const statements = dialect.name === "sqlite" ? ON_SQLITE : ON_POSTGRES;
  for (const statement of statements) await db.executeQuery(CompiledQuery.raw(statement));
  await sql`insert into word_change (ticket, seq) select id, facts from ticket`.execute(db);
  await db.insertInto("counter").values({ name: "words", value: 0 }).execute();
};

const listed = WITHOUT_WORDS.map((type) => `'${type}'`).join(", ");
const changedContact = "new.name <> old.name or new.emails <> old.emails";
/** Those that are noted already are left out here: a trigger's own word on conflicts does not count against that of whoever set it off. */
const ticketsOf = `select id, facts from ticket where requester = new.id
  and not exists (select 1 from word_change where word_change.ticket = ticket.id and word_change.seq = ticket.facts)`;

/** Texts come as words without case and accents: whatever is not plain ASCII is part of a word. */
const ON_SQLITE = [
  `create virtual table ticket_words using fts5 (subject, own_subject, outside, inside, keys,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3')`,
  // A list after "in" would be built anew for each entry of the journal; a text is looked through in a fraction of that.
  `create trigger journal_words after insert on journal
    when instr(' ${WITHOUT_WORDS.join(" ")} ', ' ' || new.type || ' ') = 0
    begin insert into word_change (ticket, seq) values (new.ticket, new.seq); end`,
  `create trigger contact_words after update on contact when ${changedContact}
    begin insert into word_change (ticket, seq) ${ticketsOf}; end`,
];

const ON_POSTGRES = [
  "create table ticket_words (number bigint primary key, words tsvector not null)",
  // What is written is put in its place at once, by the follower, and not by whoever searches next.
  "create index ticket_words_words on ticket_words using gin (words) with (fastupdate = off)",
  `create function note_words() returns trigger language plpgsql as $$
    begin insert into word_change (ticket, seq) values (new.ticket, new.seq); return null; end $$`,
  `create trigger journal_words after insert on journal
    for each row when (new.type not in (${listed})) execute function note_words()`,
  `create function note_words_of() returns trigger language plpgsql as $$
    begin insert into word_change (ticket, seq) ${ticketsOf} on conflict do nothing; return null; end $$`,
  `create trigger contact_words after update on contact
    for each row when (${changedContact}) execute function note_words_of()`,
];
