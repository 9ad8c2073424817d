import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { type Deciders, ownershipOf, whyHis } from "../../../runtime/why/why-his.ts";
import type { WhyNot } from "../../../runtime/why/why-not.ts";
import { why } from "../../contract/why.ts";
import { handles } from "../../http/handler.ts";
import { type JournalRecord, readJournal } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "../tickets/visible.ts";
import { type AskedRule, type NotAnswer, ruleNamed, whyNot } from "./not.ts";
import { type Archive, tellingOf } from "./telling.ts";

export const explainHis = handles(why.his, async (desk, { principal, params, query }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: await answerHis(desk, ticket, query) };
});

/** Why the ticket is whose it is, or was at an entry of its journal. */
export async function answerHis(
  archive: Archive,
  ticket: Ticket,
  { entry, zone }: Pick<AskedRule, "entry" | "zone"> = {},
) {
  const { db } = archive.store;
  const whole = await readJournal(db, ticket.id);
  const journal = entry === undefined ? whole : untilEventOf(whole, entry);
  const then = journal.reduce<Ticket | null>((folded, { fact }) => evolve(folded, fact), null) ?? ticket;
  const definitions = await archive.definitions.current(db);
  const ownership = ownershipOf(journal, then.assignee);
  const { routed, assigned, picked } = ownership;
  const ask = (rule: string | undefined, at: JournalRecord | null): Promise<NotAnswer> | null =>
    rule === undefined || !at || !/^(?:trigger|time-rule|routing):/.test(rule)
      ? null
      : whyNot(archive, ticket, { rule: rule.replace(/@\d+/, ""), entry: at.seq, zone });
  const row = await ask(routed?.fact.rule, routed);
  const given = picked || routed ? undefined : assigned?.fact.rule;
  const rule = await ask(given, assigned);
  const deciders: Deciders = {
    row,
    rowName: row && nameOf(row),
    rule,
    ruleName: given === undefined ? null : ruleNamed(definitions, given),
  };
  const opener = journal[0]?.fact.by ?? "";
  const people = [then.assignee, then.group, assigned?.fact.by ?? null, opener];
  const telling = await tellingOf(archive, definitions, people, zone);
  return {
    because: picked ? "picked" : routed ? "routed" : assigned ? "assigned" : "opened",
    sentence: whyHis(then, ownership, deciders, opener, telling),
    more: [],
    rule: (row ?? rule)?.rule ?? picked?.fact.rule ?? null,
    explanation: (row ?? rule)?.explanation ?? null,
    readToday: (row ?? rule)?.readToday ?? false,
    at: assigned?.fact.at ?? routed?.fact.at ?? then.createdAt,
  };
}

/** The row's own answer begins with its name. */
const nameOf = ({ sentence: { en, fr } }: WhyNot) => ({
  en: /^Row \d+ “[^”]*”/.exec(en)?.[0] ?? "Routing",
  fr: /^La ligne \d+ « [^»]* »/.exec(fr)?.[0] ?? "Le routage",
});

function untilEventOf(journal: readonly JournalRecord[], entry: number): readonly JournalRecord[] {
  const event = journal.find(({ seq }) => seq === entry)?.event;
  return journal.slice(0, journal.findLastIndex((one) => one.event === event) + 1);
}
