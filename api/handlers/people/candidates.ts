import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readGroups } from "../../people/people.ts";
import { lastInTurn, peekCandidates } from "../../tickets/candidates.ts";
import { UNSOLVED } from "../../tickets/ticket-filter.ts";

export const listCandidates = handles(people.candidates, async (desk, { params, query }) => {
  const { store, definitions, clock } = desk;
  const { id: group } = params;
  if (!(await readGroups(store.db)).some(({ key }) => key === group)) throw refusal("notFound");
  const { channel = "mail", requester = null, by = "tickets" } = query;
  const inForce = await definitions.current(store.db);
  const found = await peekCandidates(store, inForce, { group, channel, requester }, clock.now(), by);
  const { waiting } = await store.db
    .selectFrom("ticket")
    .select((e) => e.fn.countAll<number>().as("waiting"))
    .where("group_key", "=", group)
    .where("assignee", "is", null)
    .where("status", "in", [...UNSOLVED])
    .executeTakeFirstOrThrow();
  return { status: 200, body: { ...found, lastInTurn: await lastInTurn(store.db, group), waiting: Number(waiting) } };
});
