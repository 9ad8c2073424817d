import { beside } from "../../contract/beside.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { readGroups, readPerson } from "../../people/people.ts";
import { send, taken } from "../tickets/through.ts";
import { foundTicket, ticketId } from "../tickets/visible.ts";
import { besideView } from "./view.ts";

export const readBeside = handles(beside.read, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: await besideView(desk, principal, ticket) };
});

export const addTask = handles(beside.addTask, async (desk, { principal, params, body, idempotency }) => {
  const { title, to = null, dueAt = null } = body;
  await assertTaskFor(desk, to);
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "taskRequested", title, to, dueAt } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  return { status: 201, body: await besideView(desk, principal, accepted.ticket) };
});

export const tickTask = handles(beside.tickTask, async (desk, { principal, params, body }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const intent = { type: "taskTicked", task: params.task, done: body.done } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency: null }));
  return { status: 200, body: await besideView(desk, principal, accepted.ticket) };
});

/** A task is an agent's or a group's, who must be there. */
async function assertTaskFor({ store: { db } }: Desk, to: string | null): Promise<void> {
  if (to === null) return;
  const known = to.startsWith("group:")
    ? (await readGroups(db)).some(({ key }) => key === to)
    : (await readPerson(db, to))?.active === true;
  if (!known)
    throw refusalOf([
      {
        code: "unknown",
        pointer: "/to",
        message: { en: `There is no “${to}” on this desk.`, fr: `Il n’y a pas de « ${to} » sur ce bureau.` },
      },
    ]);
}
