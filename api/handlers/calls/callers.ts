import type { Ticket } from "../../../blueprints/ticket.ts";
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
  const named = await ticketOf(desk, principal, text);
  const by = named?.requester ?? null;
  // Whose ticket it is stands first: its number was typed for that.
  const found = by === null ? items : [...(await byId(desk, by)), ...items.filter(({ id }) => id !== by)];
  const callers = await Promise.all(
    found.map(
      async (contact): Promise<Caller> => ({
        ...contactSummary(contact),
        ...(await aboutOf(desk, principal, contact.id, contact.id === by ? named : null)),
      }),
    ),
  );
  return { status: 200, body: { items: callers } };
});

/** The ticket whose number was typed; null: it is none, or nobody's to be seen. */
async function ticketOf(desk: Desk, principal: Principal, text: string): Promise<Ticket | null> {
  const [, number] = /^#?([0-9]{1,9})$/.exec(text) ?? [];
  const found = number === undefined ? undefined : await readTicket(desk.store.db, number, desk.statements);
  return found && maySee(principal, found.ticket) ? found.ticket : null;
}

async function byId({ store: { db } }: Desk, id: string) {
  const contact = await readContact(db, id);
  return contact ? [{ phones: [], customerNumber: null, ...contact, organizationName: null }] : [];
}

/** What they may be calling about: the ticket that was named, unless it is closed, and those that are open. */
async function aboutOf(
  desk: Desk,
  principal: Principal,
  requester: string,
  named: Ticket | null,
): Promise<Pick<Caller, "open" | "named">> {
  const filter = { ...visibleTo(principal), requester, statuses: UNSOLVED };
  const { items } = await listTickets(desk.store.db, filter, { limit: OPEN });
  const about = named === null || named.status === "closed" ? null : named;
  const others = items.map(({ ticket }) => ticket).filter(({ id }) => id !== about?.id);
  const open = [...(about ? [about] : []), ...others].slice(0, OPEN);
  return {
    named: about?.id ?? null,
    open: open.map(({ id, number, subject, status }) => ({ id, number, subject, status })),
  };
}
