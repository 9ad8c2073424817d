import type { WordsPart } from "../../blueprints/search/query.ts";
import type { SearchHit } from "../contract/search.ts";
import type { Desk } from "../desk.ts";
import { shownOf } from "../search/excerpts.ts";
import type { FoundTicket } from "../search/fitting.ts";
import { readMaterial } from "../search/material.ts";
import { INSIDE, OUTSIDE } from "../search/questions.ts";
import type { Around } from "../search/values.ts";
import { readNames } from "./names.ts";
import { summaryForRequester } from "./requester.ts";
import { peopleOf, ticketSummary } from "./ticket.ts";

/** What was found, as whoever asks may see it: the ticket, and where the words stand that they may read. */
export async function searchHits(
  { store }: Desk,
  { inside, definitions, now }: Around,
  tickets: readonly FoundTicket[],
  words: readonly WordsPart[],
): Promise<readonly SearchHit[]> {
  const { db, dialect } = store;
  const ids = tickets.map(({ id }) => id);
  const material = new Map((await readMaterial(db, dialect, ids)).map((one) => [one.ticket.id, one]));
  const rows = tickets.flatMap(({ id, version }) => {
    const one = material.get(id);
    return one ? [{ ticket: one.ticket, version, shown: shownOf(one, words, inside ? INSIDE : OUTSIDE) }] : [];
  });
  const names = await readNames(
    db,
    rows.flatMap(({ ticket, shown }) => [...peopleOf(ticket), ...shown.found.map(({ by }) => by ?? null)]),
  );
  return rows.map(({ ticket, version, shown }) => {
    const summary = ticketSummary(ticket, version, definitions, names, now);
    return {
      ticket: inside ? summary : summaryForRequester(ticket, summary),
      subject: [...shown.subject],
      found: shown.found.map(({ place, field, at, by, text, ranges }) => ({
        place,
        field: field === undefined ? null : (definitions.fields.get(field)?.name ?? field),
        at: at ?? null,
        by: names.orNull(by ?? null),
        text,
        ranges: [...ranges],
      })),
    };
  });
}
