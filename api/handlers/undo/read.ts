import { againstUndo, UNDO_WITHIN_MS } from "../../../runtime/undo.ts";
import { undo } from "../../contract/undo.ts";
import { handles } from "../../http/handler.ts";
import { plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { lastStepOf, readStepTaken } from "../../tickets/step-taken.ts";
import { foundTicket } from "../tickets/visible.ts";

export const readUndo = handles(undo.read, async (desk, { principal, params }) => {
  const { db, dialect } = desk.store;
  const { ticket } = await foundTicket(desk, principal, params.id);
  const event = await lastStepOf(db, ticket.id);
  const taken = event === null ? null : await readStepTaken(db, dialect, ticket.id, event, false);
  const place = taken?.before.place ?? null;
  // Who took a step stood in a blueprint; what is handed over may stand in none.
  if (!taken || (!place && taken.handover === undefined)) return { status: 200, body: { step: null, reasons: [] } };
  const reasons = againstUndo(taken, ticket, principal.actor, desk.clock.now());
  const blueprint = place && (await desk.definitions.current(db)).blueprint(place.blueprint, place.version);
  const { transition, handover, by, at } = taken;
  const names = await readNames(db, [by]);
  const step = {
    event: taken.event,
    transition,
    name:
      handover === undefined
        ? plainText(blueprint?.transitions.get(transition)?.transition.name ?? transition)
        : handedTo(names.of(handover).name),
    back: place && {
      id: place.state,
      name: plainText(blueprint?.states.get(place.state)?.state.name ?? place.state),
    },
    by: names.of(by),
    at,
    until: at + UNDO_WITHIN_MS,
  };
  return { status: 200, body: { step, reasons: reasons.map((reason) => ({ ...reason })) } };
});

const handedTo = (department: string) => ({
  en: `Handed over to ${department}`,
  fr: `Transmis à ${department}`,
});
