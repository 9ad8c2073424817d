import { mayCall } from "../../auth/principal.ts";
import type { ProblemSummary, ProblemView } from "../../contract/problems.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readNames } from "../../present/names.ts";
import { placeView } from "../../present/place.ts";
import { incidentsOf, readProblem, type StoredProblem } from "../../problems/store.ts";
import { maySee } from "../../tickets/may-see.ts";
import { readTicketsOf } from "../../tickets/queries.ts";

export async function foundProblem({ store: { db } }: Desk, number: number): Promise<StoredProblem> {
  const problem = await readProblem(db, number);
  if (!problem) throw refusal("notFound");
  return problem;
}

/** Its owner leads it; managers can always. */
export const mayLead = ({ owner }: StoredProblem, principal: Principal): boolean =>
  owner === principal.id || mayCall("manager", principal);

/** The problem, when the caller leads it. */
export async function ledProblem(desk: Desk, principal: Principal, number: number): Promise<StoredProblem> {
  const problem = await foundProblem(desk, number);
  if (!mayLead(problem, principal)) throw refusal("notAllowed");
  return problem;
}

export async function problemSummaries(
  { store: { db } }: Desk,
  problems: readonly StoredProblem[],
): Promise<ProblemSummary[]> {
  const names = await readNames(
    db,
    problems.map(({ owner }) => owner),
  );
  return problems.map(({ number, title, owner, createdAt, closedAt }) => ({
    ...{ number, title, createdAt, closedAt },
    owner: names.of(owner),
  }));
}

/** A problem with its incidents, by number. */
export async function problemView(desk: Desk, principal: Principal, problem: StoredProblem): Promise<ProblemView> {
  const { store, definitions } = desk;
  const ids = await incidentsOf(store, problem.number);
  const tickets = [...(await readTicketsOf(store, ids)).values()]
    .filter((ticket) => maySee(principal, ticket))
    .toSorted((a, b) => a.number - b.number);
  const inForce = await definitions.current(store.db);
  const names = await readNames(store.db, [problem.owner, ...tickets.map(({ requester }) => requester)]);
  const { number, revision, title, note, banner, owner, createdAt, closedAt } = problem;
  return {
    ...{ number, revision, title, note, banner: { ...banner }, createdAt, closedAt },
    owner: names.of(owner),
    incidents: tickets.map((ticket) => ({
      id: ticket.id,
      number: ticket.number,
      subject: ticket.subject,
      status: ticket.status,
      state: placeView(inForce, ticket)?.state.name ?? null,
      requester: names.orNull(ticket.requester),
      language: ticket.language,
    })),
    hidden: ids.length - tickets.length,
    mayLead: mayLead(problem, principal),
  };
}
