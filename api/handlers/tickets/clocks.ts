import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { tickets } from "../../contract/tickets.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { handles } from "../../http/handler.ts";
import { definitionName } from "../../present/definitions.ts";
import { ledgerLineView } from "../../present/ledger.ts";
import { ledgerCsv } from "../../present/ledger-csv.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { readJournal } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "./visible.ts";

/** The ledger is worked out from the journal each time it is asked for: nothing of it is kept. */
export const readClocksView = handles(tickets.clocks, async (desk, { principal, params, query, response }) => {
  const { db } = desk.store;
  const { ticket } = await foundTicket(desk, principal, params.id);
  const around = [ticket.requester, ticket.assignee, ticket.group];
  const { context, definitions: revision } = await readSurroundings(desk.store, desk.statements, db, around);
  const definitions = await desk.definitions.current(db, revision);
  const now = desk.clock.now();
  const journal = (await readJournal(db, ticket.id)).map(({ fact }) => fact);
  const lines = ledgerOf(definitions, journal, now);
  if (query.format === "csv") {
    response.setHeader("Content-Disposition", `attachment; filename="ticket-${ticket.number}-clocks.csv"`);
    return { status: 200, verbatim: ledgerCsv(ticket.number, lines), contentType: "text/csv" };
  }
  const calendarNames = new Map(
    (await listDefinitions(db, "calendar")).map((record) => [record.key, definitionName(record)]),
  );
  const explained = { definitions, ticket, context, now, calendarNames };
  return { status: 200, body: { at: now, lines: lines.map((line) => ledgerLineView(line, explained)) } };
});
