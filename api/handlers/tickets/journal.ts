import type { Fact } from "../../../blueprints/facts.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { holding } from "../../../runtime/undone.ts";
import { type JournalEntry, type TraceEntryView, traceEntrySchema } from "../../contract/ticket-views.ts";
import { tickets } from "../../contract/tickets.ts";
import { handles } from "../../http/handler.ts";
import { readNames } from "../../present/names.ts";
import { factForRequester } from "../../present/requester.ts";
import { readDecisions, readJournal } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "./visible.ts";

/** Stored traces are our own words; one of an older form is left out rather than shown wrong. */
const traceOf = (entries: readonly Json[]): TraceEntryView[] =>
  entries.flatMap((entry) => {
    const read = traceEntrySchema.safeParse(isJsonObject(entry) ? entry : null);
    return read.success ? [read.data] : [];
  });

export const readJournalView = handles(tickets.journal, async (desk, { principal, params, query }) => {
  const { db } = desk.store;
  const { ticket } = await foundTicket(desk, principal, params.id);
  const records = await readJournal(db, ticket.id);
  const names = await readNames(
    db,
    records.map(({ fact }) => fact.by),
  );
  // What was taken back has never been, for who is not of the desk.
  const held = principal.kind === "requester" ? new Set(holding(records.map(({ fact }) => fact))) : null;
  const shown = (fact: Fact) => (held ? (held.has(fact) ? factForRequester(fact) : null) : fact);
  const entries: JournalEntry[] = records.flatMap(({ seq, event, fact }) => {
    const view = shown(fact);
    const rule = principal.kind === "requester" ? null : (fact.rule ?? null);
    return view ? [{ seq, at: fact.at, event, by: names.of(fact.by), rule, fact: { ...view } }] : [];
  });
  if (query.trace !== "true" || principal.kind === "requester") return { status: 200, body: { items: entries } };
  const traces = new Map(
    (await readDecisions(db, ticket.id)).map(({ event, entries: found }) => [event, traceOf(found)]),
  );
  const firstOf = new Set<string>();
  const items = entries.map((entry) => {
    const trace = firstOf.has(entry.event) ? undefined : traces.get(entry.event);
    firstOf.add(entry.event);
    return trace ? { ...entry, trace } : entry;
  });
  return { status: 200, body: { items } };
});
