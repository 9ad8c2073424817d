import { expect } from "vitest";
import type { NewTicket } from "../../blueprints/event.ts";
import { good, type TestServer } from "../server.ts";

type Given = Pick<NewTicket, "subject" | "description" | "department" | "fields">;

const FORMS: { readonly [department: string]: string } = {
  "department:finance": "finance-question",
  "department:vtouch": "mobile-feedback",
};

/** What Rémi asks through the form; where its answers are not whole, he wrote a mail. */
export async function asked(server: TestServer, ticket: Given): Promise<string> {
  const { subject, description = "", department = null, fields } = ticket;
  const body = { subject, description, department, ...(fields && { fields }) };
  const form = FORMS[department ?? ""];
  const remi = await server.signIn("remi");
  const sent = await remi.client.tickets.create({ body: { ...body, ...(form && { form }) } });
  if (sent.ok) return sent.body.ticket.id;
  const { client } = await server.signIn("ada");
  return good(await client.tickets.create({ body: { ...body, requester: "requester:remi", channel: "mail" } })).ticket
    .id;
}

export const INVOICE: Given = {
  subject: "Invoice 88213 is charged twice",
  description: "Our invoice 88213 stands twice on the statement of November.",
  department: "department:finance",
};

export const CRASH: Given = {
  subject: "The map closes the app",
  description: "Since the update it closes as soon as I open the map.",
  department: "department:vtouch",
  fields: { phoneModel: "Pixel 9", osVersion: "16", appVersion: "4.2", notifications: true },
};

/** Waits until a search finds just so many: the index follows what happens, it does not hold it up. */
export async function found(server: TestServer, name: string, text: string, count: number): Promise<void> {
  const { client } = await server.signIn(name);
  const listed = async () => good(await client.tickets.list({ query: { view: "unsolved", text } })).items.length;
  await expect.poll(listed).toBe(count);
}

/** A step taken through the API, as a colleague elsewhere. */
export async function stepBy(
  server: TestServer,
  name: string,
  ticket: string,
  transition: string,
  answers: { readonly [item: string]: string } = {},
): Promise<void> {
  const { client } = await server.signIn(name);
  const { fromState } = good(await client.tickets.offers({ params: { id: ticket } }));
  good(
    await client.tickets.step({
      params: { id: ticket },
      body: { transition, fromState: fromState ?? "", answers },
      idempotencyKey: crypto.randomUUID(),
    }),
  );
}
