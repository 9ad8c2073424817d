import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledWaits } from "../../runtime/compiled.ts";
import { deputiesDueAt } from "../../runtime/deadlines/deputies.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { mayTakeBack } from "../../runtime/waiting/parallel.ts";
import { pendingApproval } from "../../runtime/waiting/who-approves.ts";
import type { Principal } from "../auth/principal.ts";
import type { ApprovalView, ParallelView, WaitingView } from "../contract/waiting.ts";
import type { Desk } from "../desk.ts";
import { plainText } from "./definitions.ts";
import { type Names, readNames } from "./names.ts";

/** What the ticket's state waits for, with the names that people know. */
export async function waitingView(desk: Desk, principal: Principal, ticket: Ticket): Promise<WaitingView> {
  const { db } = desk.store;
  const definitions = await desk.definitions.current(db);
  const { place } = ticket;
  const state = place && definitions.blueprint(place.blueprint, place.version)?.states.get(place.state);
  if (!state?.waits || ticket.status === "closed") return { approval: null, parallel: null };
  const { approval, parallel } = ticket;
  const requesters = [
    approval?.asker,
    ...(approval?.of ?? []),
    ...(parallel?.steps ?? []).flatMap(({ who }) => who ?? []),
  ];
  const names = await readNames(
    db,
    requesters.map((id) => id ?? null),
  );
  return {
    approval: approvalView(definitions, state.waits, ticket, names),
    parallel: parallelView(state.waits, ticket, principal, names),
  };
}

function approvalView(
  definitions: Definitions,
  { approval: drawn }: CompiledWaits,
  ticket: Ticket,
  names: Names,
): ApprovalView | null {
  if (!drawn) return null;
  const { askedAt, asker, of, need, given, fields, deputies } = pendingApproval(ticket, drawn);
  const asked = deputies.length > 0;
  return {
    askedAt,
    asker: asker === "system" ? null : names.of(asker),
    of: of.map(names.of),
    need,
    given: given.map(({ by, at }) => ({ at, by: names.of(by) })),
    fields: fields.map((path) => path.replace(/^fields\./, "")),
    deputies: {
      people: (asked ? deputies : drawn.deputies).map(names.of),
      at: deputiesDueAt(definitions, drawn, askedAt),
      asked,
    },
  };
}

function parallelView(waits: CompiledWaits, ticket: Ticket, { actor }: Principal, names: Names): ParallelView | null {
  if (waits.parallel.size === 0) return null;
  const { parallel } = ticket;
  const steps = [...waits.parallel.values()].map((step) => {
    const known = parallel?.steps.find(({ id }) => id === step.id);
    const who = known ? known.who : step.who;
    const done = known?.done ?? null;
    return {
      id: step.id,
      name: plainText(step.transition.name),
      who: who ? who.map(names.of) : null,
      done: done && { at: done.at, by: names.of(done.by) },
      mayTakeBack: mayTakeBack(ticket, step, actor),
    };
  });
  return { openedAt: parallel?.openedAt ?? ticket.place?.since ?? ticket.updatedAt, need: waits.need, steps };
}
