import { describe, expect, test } from "vitest";
import { diceOf } from "../../../api/seed/dice.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { agent, Desk, definitions, field, published } from "../desk.ts";

const state = (id: string, more: object = {}) => ({ id, name: id, status: "open", ...more });
const finance = agent("fin", ["group:finance"]);
const legal = agent("law", ["group:legal"]);
const stock = agent("sam", ["group:stock"]);
const chief = agent("chief", ["role:chief"]);
const PEOPLE = { "finance-ok": finance, "legal-ok": legal, "stock-back": stock } as const;
type StepId = keyof typeof PEOPLE;
const STEPS = Object.keys(PEOPLE) as StepId[];

const refund = (need: "all" | number) =>
  published({
    key: "refund",
    entry: { into: { new: "checking" } },
    states: [
      state("checking", {
        status: "hold",
        parallel: {
          need,
          steps: [
            {
              id: "finance-ok",
              name: "Finance OK",
              before: { who: ["group:finance"] },
              during: [{ ask: "field", field: "amount", required: true }],
              after: [{ do: "addTag", tag: "counted" }],
            },
            { id: "legal-ok", name: "Legal OK", before: { who: ["group:legal"] } },
            { id: "stock-back", name: "Stock returned", before: { who: ["group:stock"] } },
          ],
        },
      }),
      state("agreed"),
      state("spam", { status: "solved", final: "spam" }),
    ],
    transitions: [
      { id: "go-on", name: "Go on", from: ["checking"], to: "agreed", start: { on: "stepsDone" } },
      { id: "again", name: "Again", from: ["agreed"], to: "checking", before: { who: ["role:chief"] } },
      {
        id: "spam",
        name: "Spam",
        from: "any",
        to: "spam",
        before: { who: ["role:chief"] },
        after: [{ do: "assign", to: "actor" }],
      },
    ],
  });

const open = (need: "all" | number = "all") =>
  new Desk(definitions([refund(need)], [field("amount", "number")])).submit();
const ANSWERS = { "finance-ok": { amount: 12 }, "legal-ok": {}, "stock-back": {} } as const;
const take = (desk: Desk, id: StepId): Desk => desk.step(PEOPLE[id], id, ANSWERS[id]);
const takeBack = (desk: Desk, id: StepId, actor = PEOPLE[id]): Desk => {
  desk.send(
    { type: "stepRequested", transition: id, fromState: desk.state ?? "", answers: {}, takeBack: true } as never,
    actor,
  );
  return desk;
};
const done = (desk: Desk): readonly string[] =>
  (desk.present.parallel?.steps ?? []).filter((step) => step.done).map(({ id }) => id);

describe("B17: steps side by side", () => {
  test("are opened with the state, each for its own team", () => {
    const desk = open();
    expect(desk.facts.at(-1)).toMatchObject({ type: "parallelOpened", need: 3 });
    expect(STEPS.map((id) => desk.offered(PEOPLE[id]))).toEqual([["finance-ok"], ["legal-ok"], ["stock-back"]]);
    expect(desk.step(legal, "finance-ok", { amount: 1 }).refusals()).toEqual(["notAllowed /transition"]);
  });

  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])("are done in any order (%i %i %i), and the ticket moves on the third", (...order) => {
    const desk = open();
    for (const [count, index] of order.entries()) {
      expect([desk.state, done(desk).length]).toEqual(["checking", count]);
      take(desk, STEPS[index] ?? "legal-ok");
    }
    expect(desk.types().slice(-3)).toEqual(["transitionTaken", "stateEntered", "statusChanged"]);
    const { state, present } = { state: desk.state, present: desk.present };
    expect([state, present.parallel, present.fields.amount, present.tags]).toEqual([
      "agreed",
      undefined,
      12,
      ["counted"],
    ]);
  });

  test("move the ticket as soon as so many are done, whichever", () => {
    expect(take(take(open(2), "stock-back"), "legal-ok").state).toBe("agreed");
  });

  test("ask what they ask, all or nothing", () => {
    const desk = open().step(finance, "finance-ok", {});
    expect(desk.refusals()).toEqual(["missing /fields/amount"]);
    expect(done(desk)).toEqual([]);
  });

  test("are done once: the second is told who was faster", () => {
    const desk = take(open(), "legal-ok").step(agent("eve", ["group:legal"]), "legal-ok");
    expect(desk.refusals()).toEqual(["notOffered /transition"]);
    expect(desk.reasons[0]?.details).toMatchObject({ by: "agent:law" });
    expect(desk.offered(legal)).toEqual([]);
  });

  test("are taken back by whoever did them or may, and are offered again", () => {
    const desk = take(take(open(), "legal-ok"), "stock-back");
    expect(takeBack(desk, "legal-ok", finance).refusals()).toEqual(["notAllowed /transition"]);
    expect(takeBack(desk, "finance-ok").refusals()).toEqual(["notOffered /transition"]);
    expect(takeBack(desk, "legal-ok").types()).toEqual(["parallelStepReopened"]);
    expect([done(desk), desk.offered(legal)]).toEqual([["stock-back"], ["legal-ok"]]);
    take(desk, "finance-ok");
    expect(desk.state).toBe("checking");
    expect(take(desk, "legal-ok").state).toBe("agreed");
  });

  test("are cancelled by a common step: nothing of them is left or offered", () => {
    const desk = take(open(), "legal-ok").step(chief, "spam");
    expect([desk.state, desk.present.parallel, ...STEPS.flatMap((id) => desk.offered(PEOPLE[id]))]).toEqual([
      "spam",
      undefined,
    ]);
    desk.step(finance, "finance-ok", { amount: 1 }, "checking");
    expect(desk.refusals()).toEqual(["moved /fromState"]);
  });

  test("begin anew with each visit", () => {
    const desk = open();
    for (const id of STEPS) take(desk, id);
    desk.step(chief, "again");
    expect([desk.state, done(desk)]).toEqual(["checking", []]);
    expect(desk.present.parallel?.steps.length).toBe(3);
  });

  test("end the same whatever is done, done twice and taken back in whatever order", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const dice = diceOf(seed);
      const desk = open();
      const expected = new Set<StepId>();
      while (desk.state === "checking") {
        const id = STEPS[Math.floor(dice.roll() * STEPS.length)] ?? "legal-ok";
        if (dice.roll() < 0.3) {
          takeBack(desk, id);
          expected.delete(id);
        } else {
          take(desk, id);
          expected.add(id);
        }
        if (desk.state === "checking") expect(done(desk)).toEqual(STEPS.filter((one) => expected.has(one)));
      }
      expect([desk.state, [...expected].sort()]).toEqual(["agreed", [...STEPS].sort()]);
      expect(desk.present).toEqual(desk.journal.reduce<typeof desk.ticket>(evolve, null));
    }
  });
});
