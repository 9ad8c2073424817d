import { expect, test } from "vitest";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import { evolve } from "../../runtime/evolve.ts";
import { waitsForIn } from "../../runtime/waits-for.ts";
import { SMALL } from "../small-desk.ts";

const standing = (state: string, changes: Partial<Ticket> = {}): Ticket => {
  const draft = { number: 1, subject: "Hello", channel: "web" };
  const fresh = evolve(null, { type: "ticketCreated", id: "t1", draft, at: 0, by: "system" });
  const place = {
    blueprint: "small",
    version: 1,
    state,
    since: 0,
    enteredAt: 0,
    before: null,
    visits: {},
    ended: null,
  };
  return { ...fresh, status: "open", place, ...changes };
};
const waits = (ticket: Ticket, document: Blueprint = SMALL) => waitsForIn(compileBlueprint(document, 1), ticket);

test("a step that names nobody waits for the owner, and for nobody where there is none", () => {
  expect(waits(standing("working"))).toEqual(["nobody"]);
  expect(waits(standing("working", { assignee: "agent:ana" }))).toEqual(["agent:ana"]);
});

test("a step that names a group waits for it, whoever has the ticket", () => {
  expect(waits(standing("waiting", { assignee: "agent:ana" }))).toEqual(["group:finance"]);
});

test("A4: who was chosen at an earlier step is waited for; the requester is none of the desk", () => {
  const named: Blueprint = {
    ...SMALL,
    transitions: SMALL.transitions.map((one) =>
      one.id === "back" ? { ...one, before: { who: ["chosen", "ownerGroup", "requester"] } } : one,
    ),
  };
  const ticket = standing("asked", { chosen: ["group:mail"], group: "group:finance" });
  expect(waits(ticket, named)).toEqual(["group:mail", "group:finance"]);
});

test("nothing waits where only time leads on, in a closed ticket, and outside blueprints", () => {
  expect(waits(standing("answered"))).toEqual([]);
  expect(waits(standing("working", { status: "closed" }))).toEqual([]);
  expect(waits({ ...standing("working"), place: null })).toEqual([]);
});
