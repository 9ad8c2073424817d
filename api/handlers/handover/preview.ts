import { HANDOVER_CONSENTS } from "../../../blueprints/event.ts";
import { slaRow } from "../../../runtime/clocks/clock-reading.ts";
import { againstHandover } from "../../../runtime/handover/hand-over.ts";
import { handoverLosses } from "../../../runtime/handover/losses.ts";
import { handover } from "../../contract/handover.ts";
import { enteredBy, unaskedFields } from "../../handover/foresee.ts";
import { handles } from "../../http/handler.ts";
import { newId } from "../../ids.ts";
import { readPeople } from "../../people/people.ts";
import { plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";
import { maySee } from "../../tickets/may-see.ts";
import { aroundTicket, wouldDecide } from "../rules/deciding.ts";
import { foundTicket } from "../tickets/visible.ts";
import { assertOfDepartment, placeOf } from "./asked.ts";

/** The very decision that handing over would be, with everything agreed to and nothing written. */
export const previewHandover = handles(handover.preview, async (desk, { principal, params, query }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  await assertOfDepartment(desk, query);
  const { department } = query;
  const { db } = desk.store;
  const { actor } = principal;
  const { definitions } = await aroundTicket(desk, ticket);
  const decision = await wouldDecide(desk, ticket, {
    id: newId(),
    ticket: ticket.id,
    at: desk.clock.now(),
    actor,
    type: "handoverRequested",
    ...placeOf(query),
    note: "",
    agreed: HANDOVER_CONSENTS,
    follow: false,
  });
  const accepted = decision.outcome === "accepted" ? decision : null;
  const after = accepted?.ticket ?? ticket;
  const against = againstHandover(ticket, department, actor);
  const people = (await readPeople(db)).filter((one) => one.active && one.departments.includes(department));
  const names = await readNames(db, [ticket.assignee, after.assignee]);
  const enters = accepted && enteredBy(accepted, definitions);
  return {
    status: 200,
    body: {
      department: names.of(department),
      reasons: (decision.outcome === "rejected" ? decision.reasons : against).map((reason) => ({ ...reason })),
      losses: handoverLosses(definitions, ticket, department).map((loss) => ({ ...loss })),
      enters: enters && { blueprint: plainText(enters.blueprint), state: plainText(enters.state) },
      owner: { from: names.orNull(ticket.assignee), to: names.orNull(after.assignee) },
      group: { from: names.orNull(ticket.group), to: names.orNull(after.group) },
      due: { from: slaRow(definitions, ticket).dueAt, to: accepted?.sla?.dueAt ?? null },
      fields: unaskedFields(after, department, definitions).map((key) => ({
        key,
        name: plainText(definitions.fields.get(key)?.name ?? key),
      })),
      readers: { department: people.length, caller: maySee(principal, after) },
    },
  };
});
