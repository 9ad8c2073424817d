import { mayCall, type Principal } from "../../auth/principal.ts";
import { board } from "../../contract/board.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { nothing } from "../../people/loads.ts";
import { readNoOwners } from "../../people/no-owners.ts";
import { readPeople } from "../../people/people.ts";
import { readWork } from "../../people/work.ts";
import { readNames } from "../../present/names.ts";
import { peopleOf, ticketSummary } from "../../present/ticket.ts";
import { workerView } from "../../present/worker.ts";
import { readBoardLoads, readDue, readStanding } from "../../reports/board.ts";
import { ticketOf } from "../../tickets/load.ts";
import { askedReport } from "../figures/asked.ts";

/** Whom somebody leads: everybody, for managers; else who shares a group with him. */
async function teamOf({ store }: Desk, principal: Principal) {
  const noOwners = await readNoOwners(store.db);
  const everybody = (await readPeople(store.db)).filter(({ key, groups }) => !noOwners.has(key) && groups.length > 0);
  if (mayCall("right:people", principal)) return everybody;
  return everybody.filter(({ groups }) => groups.some((group) => principal.actor.groups.includes(group)));
}

export const readBoard = handles(board.read, async (desk, { principal }) => {
  const { store } = desk;
  const report = askedReport(desk, principal, {});
  const definitions = await desk.definitions.current(store.db);
  const team = await teamOf(desk, principal);
  const work = await readWork(store.db);
  const loadOf = await readBoardLoads(
    store,
    report,
    team.map(({ key }) => key),
  );
  const all = await readNames(store.db, []);
  const people = team.map((person) => {
    const seen = workerView(person, work(person.key), nothing(), all, definitions, report.now);
    const { id, name, groups, presence, unavailable, nextChange } = seen;
    return { person: { id, name }, groups, presence, unavailable, nextChange, load: loadOf(id) };
  });
  const ends = new Map(
    people.flatMap(({ person, unavailable, nextChange }) =>
      unavailable === null && nextChange !== null ? [[person.id, nextChange] as const] : [],
    ),
  );
  const due = (await readDue(store, report, ends)).map(({ body, version }) => ({ ticket: ticketOf(body), version }));
  const names = await readNames(
    store.db,
    due.flatMap(({ ticket }) => peopleOf(ticket)),
  );
  return {
    status: 200,
    body: {
      at: report.now,
      people,
      ...(await readStanding(store, report)),
      due: due.map(({ ticket, version }) => ticketSummary(ticket, version, definitions, names, report.now)),
    },
  };
});
