import type { Reason } from "../../../blueprints/finding.ts";
import { type Text, textIn } from "../../../blueprints/text.ts";
import type { Desk } from "../../desk.ts";
import { readNames } from "../../present/names.ts";
import { readTicket } from "../../tickets/queries.ts";
import { readJournal } from "../../tickets/ticket-journal.ts";

/** The reason with the name of who moved the ticket, and where it is now. */
export async function whoMoved(desk: Desk, ticket: string, reason: Reason): Promise<Reason> {
  const { db } = desk.store;
  const [entered] = (await readJournal(db, ticket))
    .flatMap(({ fact }) => (fact.type === "stateEntered" || fact.type === "stepUndone" ? [fact] : []))
    .slice(-1);
  const place = (await readTicket(db, ticket))?.ticket.place;
  if (!entered || !place) return reason;
  const by = (await readNames(db, [entered.by])).of(entered.by);
  const blueprint = (await desk.definitions.current(db)).blueprint(place.blueprint, place.version);
  const name: Text = blueprint?.states.get(place.state)?.state.name ?? place.state;
  return {
    ...reason,
    message: {
      en: `${by.name} already moved this ticket to ${textIn(name, "en")}.`,
      fr: `${by.name} a déjà déplacé ce ticket vers ${textIn(name, "fr")}.`,
    },
    details: { ...reason.details, by: { id: by.id, name: by.name }, at: entered.at },
  };
}
