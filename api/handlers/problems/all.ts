import type { Ticket } from "../../../blueprints/ticket.ts";
import { wayToSolved } from "../../../runtime/problems/way-to-solved.ts";
import { closedReason, reason } from "../../../runtime/reasons.ts";
import { problems } from "../../contract/problems.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { derivedId, newId } from "../../ids.ts";
import { askEach, type Came, undoEach } from "../../problems/each.ts";
import { incidentsOf, type StoredProblem } from "../../problems/store.ts";
import { isNumber, readTicket } from "../../tickets/queries.ts";
import { offeredTo } from "../tickets/offers.ts";
import { foundProblem, ledProblem, problemView } from "./found.ts";

/** What came of each ticket, and the problem as it is now. */
async function results(desk: Desk, principal: Principal, problem: StoredProblem, came: readonly Came[]) {
  const results = came.map(({ reasons, ...one }) => ({
    ...one,
    reasons: reasons.map(({ code, pointer, message }) => ({ code, pointer, message: { ...message } })),
  }));
  return { status: 200, body: { results, problem: await problemView(desk, principal, problem) } } as const;
}

/** In which of our two languages a ticket's requester reads. */
const spoken = ({ language }: Ticket): "en" | "fr" => (language.startsWith("fr") ? "fr" : "en");

export const attachTickets = handles(problems.attach, async (desk, { principal, params, body }) => {
  const problem = await foundProblem(desk, params.number);
  const ids: string[] = [];
  for (const one of new Set(body.tickets)) {
    const ticket = isNumber(one) ? await readTicket(desk.store.db, one, desk.statements) : undefined;
    ids.push(ticket?.ticket.id ?? one);
  }
  const over = reason("closed", "", "The problem is closed.", "Le problème est clos.");
  const intent = { type: "problemRequested", problem: problem.number, on: body.on } as const;
  const came = await askEach(desk, principal, [...new Set(ids)], newId(), async () =>
    body.on && problem.closedAt !== null ? { refused: over } : { intent },
  );
  return results(desk, principal, problem, came);
});

export const tellIncidents = handles(problems.tell, async (desk, { principal, params, body, idempotency }) => {
  const problem = await ledProblem(desk, principal, params.number);
  const ids = await incidentsOf(desk.store, problem.number);
  const key = `problem ${problem.number} tell ${idempotency.key} ${idempotency.hash}`;
  const came = await askEach(desk, principal, ids, key, async (ticket) => {
    if (ticket.status === "closed") return { refused: closedReason() };
    if (ticket.status === "solved")
      return { refused: reason("statusNotAllowed", "", "It is solved already.", "Il est déjà résolu.") };
    const who = { author: principal.id, authorKind: "agent", channel: "desk" } as const;
    return { intent: { type: "messageReceived", message: { ...who, public: true, text: body.text[spoken(ticket)] } } };
  });
  return results(desk, principal, problem, came);
});

export const solveIncidents = handles(problems.solve, async (desk, { principal, params, body, idempotency }) => {
  const problem = await ledProblem(desk, principal, params.number);
  const ids = await incidentsOf(desk.store, problem.number);
  const solved = derivedId("problem", problem.number, "solve", principal.id, idempotency.key, idempotency.hash);
  const inForce = await desk.definitions.current(desk.store.db);
  const came = await askEach(desk, principal, ids, solved, async (ticket) => {
    const { place } = ticket;
    const offered = place ? (await offeredTo(desk, principal, ticket)).found.offered : [];
    const blueprint = place ? inForce.blueprint(place.blueprint, place.version) : undefined;
    return wayToSolved(ticket, blueprint, offered, principal.actor, { resolution: body.resolution[spoken(ticket)] });
  });
  const answer = await results(desk, principal, problem, came);
  return { ...answer, body: { ...answer.body, solved } };
});

export const undoSolveIncidents = handles(problems.undoSolve, async (desk, { principal, params, body }) => {
  const problem = await ledProblem(desk, principal, params.number);
  const ids = await incidentsOf(desk.store, problem.number);
  return results(desk, principal, problem, await undoEach(desk, principal, ids, body.solved));
});
