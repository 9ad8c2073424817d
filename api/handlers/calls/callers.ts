import { listContacts } from "../../contacts/list.ts";
import { type Caller, calls } from "../../contract/calls.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { readContact } from "../../people/contacts.ts";
import { contactSummary } from "../../present/contact.ts";
import { maySee } from "../../tickets/may-see.ts";
import { listTickets, readTicket } from "../../tickets/queries.ts";
import { UNSOLVED } from "../../tickets/ticket-filter.ts";
import { visibleTo } from "../tickets/visible.ts";

const CALLERS = 8;
const OPEN = 5;

export const listCallers = handles(calls.callers, async (desk, { principal, query }) => {
  const { db } = desk.store;
  const text = query.text.trim();
  const { items } = text === "" ? { items: [] } : await listContacts(db, { text, limit: CALLERS });
  const by = await requesterOf(desk, principal, text);
  const found = by === null || items.some(({ id }) => id === by) ? items : [...(await byId(desk, by)), ...items];
  const callers = await Promise.all(
    found.map(
      async (contact): Promise<Caller> => ({
        ...contactSummary(contact),
        open: await openOf(desk, principal, contact.id),
      }),
    ),
  );
  return { status: 200, body: { items: callers } };
});

/** The requester of the ticket whose number was typed; null: it is none, or there is nobody. */
async function requesterOf(desk: Desk, principal: Principal, text: string): Promise<string | null> {
  const [, number] = /^#?([0-9]{1,9})$/.exec(text) ?? [];
  const found = number === undefined ? undefined : await readTicket(desk.store.db, number, desk.statements);
  return found && maySee(principal, found.ticket) ? found.ticket.requester : null;
}

async function byId({ store: { db } }: Desk, id: string) {
  const contact = await readContact(db, id);
  return contact ? [{ phones: [], customerNumber: null, ...contact, organizationName: null }] : [];
}

async function openOf(desk: Desk, principal: Principal, requester: string): Promise<Caller["open"]> {
  const filter = { ...visibleTo(principal), requester, statuses: UNSOLVED };
  const { items } = await listTickets(desk.store.db, filter, { limit: OPEN });
  return items.map(({ ticket: { id, number, subject, status } }) => ({ id, number, subject, status }));
}
