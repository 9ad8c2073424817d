import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { good, type TestServer, type Visitor } from "../../server.ts";

/** A ticket that Rémi has with Finance: captured by the shipped blueprint, in its state `open`. */
export async function financeTicket(ana: Visitor, subject = "Invoice paid twice"): Promise<TicketView> {
  const body = {
    subject,
    description: "Please look.",
    requester: "requester:remi",
    department: "department:finance",
    fields: { product: "billing" },
  };
  return good(await ana.client.tickets.create({ body })).ticket;
}

/** A ticket of no department, which no shipped blueprint takes. */
export async function freeTicket(ana: Visitor, subject = "A question"): Promise<TicketView> {
  return good(await ana.client.tickets.create({ body: { subject, requester: "requester:remi" } })).ticket;
}

/** How much the desk has written, to see that something wrote nothing. */
export async function written(server: TestServer): Promise<{ readonly [table: string]: number }> {
  const { db } = await server.store();
  const count = async (
    table: "ticket" | "journal" | "message" | "inbox" | "definition" | "api_token" | "draft" | "outbox",
  ) =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((e) => e.fn.countAll().as("n"))
          .executeTakeFirstOrThrow()
      ).n,
    );
  return {
    ticket: await count("ticket"),
    journal: await count("journal"),
    message: await count("message"),
    inbox: await count("inbox"),
    definition: await count("definition"),
    api_token: await count("api_token"),
    draft: await count("draft"),
    outbox: await count("outbox"),
  };
}
