import { expect, test } from "vitest";
import { offers } from "../../runtime/offers.ts";
import { agent, Desk, definitions, field, published } from "../runtime/desk.ts";

const many = (kind: string, count: number) => Array.from({ length: count }, (_, index) => `${kind}:x${index}`);

const flow = published({
  key: "flow",
  entry: { into: { new: "open", open: "open" } },
  states: [
    { id: "open", name: { en: "Open", fr: "Ouvert" }, status: "open" },
    { id: "waiting", name: { en: "Waiting for internal team", fr: "Attente interne" }, status: "hold" },
  ],
  transitions: [
    { id: "own", name: "Own", from: ["open"], to: "waiting", before: { who: ["owner"] } },
    { id: "team", name: "Team", from: ["open"], to: "waiting", before: { who: ["ownerGroup"] } },
    { id: "anybody", name: "Anybody", from: ["open"], to: "waiting" },
    {
      id: "contact",
      name: "Contact",
      from: ["open"],
      to: "waiting",
      during: [
        {
          ask: "people",
          required: true,
          of: ["group:mail", "agent:zoe", "department:hr", ...many("group", 11), ...many("department", 5)],
          limits: { agent: 10, group: 10, department: 4 },
        },
      ],
      after: [{ do: "notify", to: ["chosen"], text: "Yours: {{ticket.subject}}" }],
    },
    { id: "validate", name: "Validate", from: ["waiting"], to: "open", before: { who: ["chosen"] } },
    {
      id: "refund",
      name: "Refund",
      from: ["open"],
      to: "waiting",
      before: { when: { atMost: [{ var: "ticket.fields.amount" }, 100] } },
    },
  ],
});

const given = { department: "department:vtouch", assignee: "agent:ana", group: "group:vtouch" };
const make = () => new Desk(definitions([flow], [field("amount", "number")])).submit(given);
const ana = agent("ana", ["department:vtouch", "group:vtouch"]);
const ben = agent("ben", ["department:vtouch"]);

test("B5: only the owner is offered the owner's step, and a colleague who asks for it anyway is refused", () => {
  const desk = make();
  expect(desk.offered(ana)).toContain("own");
  expect(desk.offered(ben)).not.toContain("own");
  expect(desk.step(ben, "own").refusals()).toEqual(["notAllowed /transition"]);
  expect(desk.state).toBe("open");
});

test("B5: with nobody named any agent of the department may, and nobody else", () => {
  const desk = make();
  expect(desk.offered(ben)).toContain("anybody");
  expect(desk.offered(agent("eve", ["department:hr"]))).toEqual([]);
  expect(desk.step(agent("eve", ["department:hr"]), "anybody").refusals()).toEqual(["notAllowed /transition"]);
});

test("B5: when the owner's group changes, rights follow at once", () => {
  const desk = make();
  const cleo = agent("cleo", ["department:vtouch", "group:mail"]);
  expect(desk.offered(cleo)).not.toContain("team");
  desk.change(ana, { group: "group:mail" });
  expect(desk.offered(cleo)).toContain("team");
});

test.each([
  ["agent", 10, "At most 10 agents can be chosen."],
  ["group", 10, "At most 10 groups can be chosen."],
  ["department", 4, "At most 4 departments can be chosen."],
])("B6: one %s more than %d is refused with the limit named, and so many are accepted", (kind, limit, message) => {
  const desk = make();
  desk.step(ana, "contact", { people: many(kind, limit + 1) });
  expect(desk.reasons).toMatchObject([
    { code: "tooMany", pointer: "/people", details: { limit }, message: { en: message } },
  ]);
  expect(desk.state).toBe("open");
  const chosen = desk.step(ana, "contact", { people: many(kind, limit) });
  expect(chosen).toMatchObject({ state: "waiting", present: { chosen: many(kind, limit) } });
});

test("B6: the limit is the definition's: the three together are accepted", () => {
  const all = [...many("agent", 10), ...many("group", 10), ...many("department", 4)];
  expect(make().step(ana, "contact", { people: all }).present.chosen).toEqual(all);
});

test("B6: whoever is not among those to choose from is refused", () => {
  expect(
    make()
      .step(ana, "contact", { people: ["group:sales"] })
      .refusals(),
  ).toEqual(["invalid /people"]);
});

test("B7: a step whose condition fails stands under not available, with the condition and its values", () => {
  const desk = make();
  desk.change(ana, { fields: { amount: 250 } });
  const { refused } = offers(desk.definitions, desk.present, ana, desk.now, {});
  expect(refused).toMatchObject([
    {
      transition: "refund",
      reasons: [{ code: "notOffered" }],
      explanation: { result: false, operands: [{ path: "ticket.fields.amount", value: 250 }, { value: 100 }] },
    },
  ]);
  expect(desk.step(ana, "refund").reasons).toMatchObject([
    { code: "notOffered", details: { explanation: { result: false } } },
  ]);
});

test("A4: a chosen team gets the step and a notice, the owner keeps the ticket, and the team edits nothing else", () => {
  const desk = make();
  const mail = agent("mia", ["group:mail", "department:mail"]);
  desk.step(ana, "contact", { people: ["group:mail"] });
  expect(desk.effects).toMatchObject([{ type: "notify", to: ["group:mail"], text: "Yours: Help" }]);
  expect(desk.present).toMatchObject({ assignee: "agent:ana", chosen: ["group:mail"] });
  expect(desk.offered(mail)).toEqual(["validate"]);
  expect(desk.offered(ben)).toEqual([]);
  expect(desk.change(mail, { fields: { amount: 1 } }).refusals()).toEqual(["notAllowed "]);
  expect(desk.step(mail, "validate").state).toBe("open");
});
