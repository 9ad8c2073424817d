import type { Ticket } from "../../../blueprints/ticket.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { whyDue } from "../../../runtime/why/why-due.ts";
import { whyLate } from "../../../runtime/why/why-late.ts";
import { why } from "../../contract/why.ts";
import { handles } from "../../http/handler.ts";
import { clockName } from "../../present/clock.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { readJournal } from "../../tickets/ticket-journal.ts";
import { foundTicket } from "../tickets/visible.ts";
import { type Archive, tellingOf } from "./telling.ts";

export const explainLate = handles(why.late, async (desk, { principal, params, query }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: await answerLate(desk, ticket, query.zone) };
});

/** Why the ticket is late, or is not, by the clock that decides. */
export async function answerLate(archive: Archive, ticket: Ticket, zone?: string) {
  const { store, statements, clock } = archive;
  const around = [ticket.requester, ticket.assignee, ticket.group];
  const { context, definitions: revision } = await readSurroundings(store, statements, store.db, around);
  const definitions = await archive.definitions.current(store.db, revision);
  const telling = await tellingOf(archive, definitions, around, zone);
  const now = clock.now();
  const lines = ledgerOf(
    definitions,
    (await readJournal(store.db, ticket.id)).map(({ fact }) => fact),
    now,
  );
  const { place } = ticket;
  const blueprint = place ? definitions.blueprint(place.blueprint, place.version) : undefined;
  const { because, sentence, line } = whyLate({
    definitions,
    ticket,
    lines,
    now,
    context,
    telling,
    clockName: ({ metric, of }) => clockName(metric, of, blueprint),
  });
  const due = line && whyDue(definitions, ticket, line, now, context, telling.names);
  return {
    because,
    sentence,
    more: [],
    rule: line?.rule ?? null,
    explanation: due?.condition?.explanation ?? null,
    readToday: false,
    at: now,
  };
}
