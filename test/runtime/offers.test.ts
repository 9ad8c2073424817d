import { expect, test } from "vitest";
import { offers } from "../../runtime/offers.ts";
import { describeBlueprint, describeTransition } from "../../runtime/words.ts";
import { agent, Desk, definitions, field, HOUR, published, START } from "./desk.ts";

const flow = published({
  key: "flow",
  name: { en: "Finance", fr: "Finances" },
  entry: { when: { is: [{ var: "ticket.department" }, "department:finance"] }, into: { new: "open", open: "open" } },
  states: [
    { id: "open", name: { en: "Open", fr: "Ouvert" }, status: "open" },
    { id: "bank", name: { en: "With the bank", fr: "À la banque" }, status: "hold" },
    { id: "end", name: { en: "End", fr: "Fin" }, status: "solved", final: "resolved" },
  ],
  transitions: [
    {
      id: "ask",
      name: { en: "Ask the bank", fr: "Demander à la banque" },
      primary: true,
      from: ["open"],
      to: "bank",
      before: {
        who: ["group:finance", "owner"],
        when: { notEmpty: [{ var: "ticket.fields.product" }] },
        otherwise: { en: "Fill in the product first.", fr: "Renseignez d’abord le produit." },
      },
      during: [
        { ask: "message", text: "Say by when." },
        { ask: "field", field: "product", required: true },
        { ask: "field", field: "reason", required: { is: [{ var: "answers.product" }, "Books"] }, neverSkip: true },
        { ask: "note" },
      ],
      after: [
        { do: "assign", to: "actor" },
        { do: "notify", to: ["group:leads"], template: "asked" },
      ],
    },
    { id: "end", name: { en: "End", fr: "Finir" }, from: ["open", "bank"], to: "end" },
    {
      id: "late",
      name: { en: "Late", fr: "En retard" },
      from: ["bank"],
      to: "open",
      start: { after: "PT36H", time: "calendar" },
    },
    {
      id: "answered",
      name: { en: "Answered", fr: "Répondu" },
      from: ["bank"],
      to: "open",
      start: { on: "thirdPartyReplied" },
    },
  ],
});

const product = { ...field("product"), name: { en: "Product", fr: "Produit" } };
const reason = { ...field("reason"), name: { en: "Reason", fr: "Motif" } };
const defs = definitions([flow], [product, reason]);
const ana = agent("ana", ["group:finance", "department:finance"], ["jump"]);
const make = () =>
  new Desk(defs).submit({ department: "department:finance", assignee: "agent:ana", fields: { product: "Pens" } });
const look = (desk: Desk, actor = ana) => offers(defs, desk.present, actor, desk.now, {});

test("an offered step brings its name, where it leads, and everything that it asks, in order", () => {
  expect(look(make()).offered[0]).toMatchObject({
    transition: "ask",
    fromState: "open",
    to: "bank",
    toName: { en: "With the bank" },
    primary: true,
    owed: [],
    asks: [{ ask: "message" }, { ask: "field", field: "product" }, { ask: "field", field: "reason" }, { ask: "note" }],
  });
});

test("a refused step gives every reason, our own words among them", () => {
  const desk = make().change(ana, { fields: { product: "" } });
  const { refused } = look(desk, agent("eve", ["department:finance"]));
  expect(refused).toMatchObject([
    {
      transition: "ask",
      reasons: [
        {
          code: "notAllowed",
          message: {
            en: "This step is for agents in finance or the owner.",
            fr: "Cette étape est pour les agents de finance ou le responsable.",
          },
        },
        { code: "notOffered", message: { en: "Fill in the product first." } },
      ],
      explanation: { result: false },
    },
  ]);
});

test("what will happen by itself is told with its instant or its event", () => {
  const desk = make().step(ana, "ask", { product: "Pens" });
  expect(look(desk).byItself).toEqual([
    { transition: "late", name: { en: "Late", fr: "En retard" }, to: "open", dueAt: START + 36 * HOUR, on: null },
    {
      transition: "answered",
      name: { en: "Answered", fr: "Répondu" },
      to: "open",
      dueAt: null,
      on: "thirdPartyReplied",
    },
  ]);
});

test("what a jump still owes is asked by the next step, and must be given", () => {
  const desk = make();
  desk.send({ type: "jumpRequested", to: "bank", reason: "Phoned" }, ana);
  expect(look(desk).offered[0]).toMatchObject({
    transition: "end",
    owed: ["reason"],
    asks: [{ ask: "field", field: "reason", required: true }],
  });
});

test("nothing is offered on a free ticket", () => {
  expect(look(new Desk(defs).submit())).toEqual({ offered: [], refused: [], byItself: [], toEnd: null });
});

test("a step is told in plain sentences of both languages", () => {
  const [ask, , late] = flow.document.transitions;
  if (!ask || !late) throw new Error("The document has these steps.");
  expect(describeTransition(flow.document, ask, defs.fields)).toEqual({
    en: "Agents in finance or the owner can take “Ask the bank” when product is not empty; it leads to With the bank. It asks to fill in Product, fill in Reason (needed when product is Books) and write an internal note (optional). Then: assign it to whoever acts and notify agents in leads with “asked”.",
    fr: "« Demander à la banque » peut être prise par les agents de finance ou le responsable quand produit n’est pas vide ; vers À la banque. À faire : renseigner Produit, renseigner Motif (exigé quand produit est Books) et écrire une note interne (facultatif). Ensuite, nouveau responsable : la personne qui agit et prévenir les agents de leads avec « asked ».",
  });
  const named = (reference: string) =>
    ({ "group:finance": { en: "Finance", fr: "Finance" }, "group:leads": { en: "Team leads", fr: "Chefs d’équipe" } })[
      reference
    ];
  const told = describeTransition(flow.document, ask, defs.fields, named);
  expect(told.en).toContain("Agents in Finance or the owner can take");
  expect(told.fr).toContain("prévenir les agents de Chefs d’équipe");
  expect(describeTransition(flow.document, late)).toEqual({
    en: "After 36 hours in the state, “Late” leads to Open by itself.",
    fr: "Après 36 heures dans l’état, « En retard » se fait d’elle-même, vers Ouvert.",
  });
});

test("what must hold besides, for a step to start by itself, is told as a condition of it", () => {
  const late = flow.document.transitions[2];
  if (!late) throw new Error("The document has this step.");
  const known = { notEmpty: [{ var: "ticket.fields.product" }] };
  const mine = { is: [{ var: "ticket.priority" }, "high"] };
  const told = describeTransition(
    flow.document,
    { ...late, before: { when: mine }, start: { after: "PT36H", time: "calendar", when: known } },
    defs.fields,
  );
  expect(told.en).toMatch(
    /^After 36 hours in the state, if product is not empty and if priority is high, “Late” leads/,
  );
  expect(told.fr).toMatch(
    /^Après 36 heures dans l’état, si produit n’est pas vide et si priorité est haute, « En retard »/,
  );
});

test("a whole blueprint is told from its entry to its ends", () => {
  const told = describeBlueprint(flow.document, defs.fields);
  expect(told[0]).toEqual({
    en: "Finance takes a ticket when department is finance: into Open when it is new or open.",
    fr: "Finances prend un ticket quand département est finance : dans Ouvert s’il est nouveau ou ouvert.",
  });
  expect(told.at(-1)).toEqual({
    en: "In End the ticket is solved. The process ends there: resolved.",
    fr: "Dans Fin, le ticket est résolu. Le processus s’y termine : résolu.",
  });
});

test("A2: a reply begins with the words of its template, in the ticket's language and with its values; drawn words win", () => {
  const asks = published({
    key: "asks",
    entry: { into: { new: "new", open: "new" } },
    states: [
      { id: "new", name: "New", status: "open" },
      { id: "end", name: "End", status: "solved", final: "resolved" },
    ],
    transitions: [
      {
        id: "ask",
        name: "Ask",
        from: ["new"],
        to: "new",
        during: [{ ask: "reply", required: true, template: "details" }],
      },
      {
        id: "say",
        name: "Say",
        from: ["new"],
        to: "end",
        during: [{ ask: "reply", template: "details", text: "Drawn for {{ticket.number}}." }],
      },
      {
        id: "by-itself",
        name: "Known",
        from: ["new"],
        to: "end",
        start: { after: "PT1S", time: "calendar", when: { notEmpty: [{ var: "ticket.fields.product" }] } },
      },
    ],
  });
  const text = { en: "About “{{ticket.subject}}”: which one?", fr: "À propos de « {{ticket.subject}} » : lequel ?" };
  const template = { kind: "template", schemaVersion: 1, key: "details", name: "Details", text } as const;
  const known = { ...definitions([asks], [product]), templates: new Map([["details", template]]) };
  const desk = new Desk(known).submit({ subject: "A card", language: "fr", assignee: "agent:ana" });
  const { offered, byItself } = offers(known, desk.present, ana, desk.now, desk.context);
  const words = offered.map(({ transition, asks: [first] }) => [transition, first?.ask === "reply" && first.text]);
  expect(words).toEqual([
    ["ask", "À propos de « A card » : lequel ?"],
    ["say", `Drawn for ${desk.present.number}.`],
  ]);
  // As long as its condition does not hold, no passing of time brings it about.
  expect(byItself).toEqual([]);
  desk.change(ana, { fields: { product: "Books" } });
  expect(offers(known, desk.present, ana, desk.now, desk.context).byItself).toMatchObject([
    { transition: "by-itself" },
  ]);
});
