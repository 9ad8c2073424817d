import { expect, test } from "vitest";
import { TICKET_ATTRIBUTES } from "../../blueprints/paths.ts";
import { evolve } from "../../runtime/evolve.ts";
import { ticketView } from "../../runtime/scope.ts";

test("the verifier knows exactly the attributes that a ticket shows to documents", () => {
  const draft = { number: 1, subject: "Hello", channel: "form" };
  const ticket = evolve(null, { type: "ticketCreated", id: "t1", draft, at: 0, by: "system" });
  expect([...TICKET_ATTRIBUTES].sort()).toEqual(Object.keys(ticketView(ticket)).sort());
});
