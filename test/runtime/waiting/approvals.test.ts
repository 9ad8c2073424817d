import { describe, expect, test } from "vitest";
import { calendarSchema } from "../../../blueprints/calendar.ts";
import parisOffice from "../../../blueprints/library/calendars/paris-office.json" with { type: "json" };
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { agent, Desk, definitions, field, HOUR, MINUTE, published, requester } from "../desk.ts";

const state = (id: string, more: object = {}) => ({ id, name: id, status: "open", ...more });
const lead = agent("lead", ["role:lead"]);
const other = agent("other", ["role:lead", "group:law"]);
const lawyer = agent("lawyer", ["group:law"]);
const deputy = agent("deputy", ["group:deputies"]);
const ana = agent("ana", ["group:finance"]);

const within = { within: "PT8H", time: "calendar" };
const process = (
  approval: object,
  more: { readonly drawn?: readonly object[]; readonly ask?: readonly object[] } = {},
) =>
  published({
    key: "discount",
    entry: { into: { new: "asked" } },
    states: [
      state("asked"),
      state("waiting", { status: "hold", approval }),
      state("granted"),
      state("told", { status: "solved", final: "resolved" }),
    ],
    transitions: [
      {
        id: "grant",
        name: "Grant",
        from: ["asked", "granted"],
        to: "waiting",
        during: [{ ask: "field", field: "discount", required: true }, ...(more.ask ?? [])],
      },
      { id: "yes", name: "Yes", from: ["waiting"], to: "granted", start: { on: "approved" } },
      ...(more.drawn ?? [{ id: "no", name: "No", from: ["waiting"], to: "asked", start: { on: "rejected" } }]),
      { id: "tell", name: "Tell", from: ["granted"], to: "told", after: [{ do: "assign", to: "actor" }] },
    ],
  });

const deskOf = (approval: object, more: Parameters<typeof process>[1] = {}) =>
  new Desk(definitions([process(approval, more)], [field("discount", "number"), field("colour")])).submit();
const asked = (approval: object, more: Parameters<typeof process>[1] = {}) =>
  deskOf(approval, more).step(ana, "grant", { discount: 15 });
const one = { of: ["role:lead"], need: "one" };

describe("A17: an approval", () => {
  test("is asked of those whom the state names, who are told once the ticket has come to rest", () => {
    const desk = asked(one);
    expect(desk.state).toBe("waiting");
    expect(desk.facts.find(({ type }) => type === "approvalAsked")).toMatchObject({
      by: "agent:ana",
      of: ["role:lead"],
      need: 1,
      fields: ["fields.discount"],
      rule: "blueprint:discount@1/states/waiting/approval",
    });
    expect(desk.effects).toMatchObject([{ type: "notify", to: ["role:lead"], template: null }]);
    expect([desk.offered(lead), desk.offered(lawyer), desk.offered(ana)]).toEqual([["yes", "no"], [], ["withdraw"]]);
  });

  test("moves the ticket as the step is drawn that starts on it, and is over then", () => {
    const desk = asked(one).step(lead, "yes");
    expect(desk.types()).toEqual(["approvalGiven", "transitionTaken", "stateEntered", "statusChanged"]);
    expect(desk.facts[0]).toMatchObject({ by: "agent:lead", as: ["role:lead"] });
    expect(desk.state).toBe("granted");
    expect(desk.present.approval).toBeUndefined();
  });

  test("is refused with a comment: back to where the ticket came from, with what was entered", () => {
    const desk = asked(one).step(lead, "no");
    expect(desk.refusals()).toEqual(["missing /note"]);
    expect(desk.state).toBe("waiting");
    desk.step(lead, "no", { note: "At most 12." });
    expect(desk.types()).toEqual([
      "approvalRefused",
      "messageAdded",
      "transitionTaken",
      "stateEntered",
      "statusChanged",
    ]);
    expect([desk.state, desk.present.fields.discount]).toEqual(["asked", 15]);
    expect(desk.facts.find(({ type }) => type === "messageAdded")).toMatchObject({ message: { public: false } });
  });

  test("goes back to the state before where no step is drawn for a refusal", () => {
    const desk = asked(one, { drawn: [] });
    expect(desk.offered(lead)).toEqual(["yes", "reject"]);
    desk.step(lead, "reject", { note: "No." });
    expect(desk.state).toBe("asked");
    expect(desk.facts.find(({ type }) => type === "stateEntered")).toMatchObject({ cause: "approval", state: "asked" });
  });

  test("is withdrawn by whoever asked, and by nobody else", () => {
    const desk = asked(one).step(lead, "withdraw");
    expect(desk.refusals()).toEqual(["notAllowed /transition"]);
    desk.step(ana, "withdraw");
    expect(desk.types()).toEqual(["approvalWithdrawn", "stateEntered", "statusChanged"]);
    expect([desk.state, desk.present.approval]).toEqual(["asked", undefined]);
  });

  test("is withdrawn by drawn buttons alone where there are some", () => {
    const back = { id: "back", name: "Back", from: ["waiting"], to: "asked" };
    const no = { id: "no", name: "No", from: ["waiting"], to: "asked", start: { on: "rejected" } };
    const desk = asked(one, { drawn: [no, back] });
    expect(desk.offered(ana)).toEqual(["back"]);
    expect(desk.step(ana, "withdraw").refusals()).toEqual(["unknown /transition"]);
  });

  test("is given by nobody for their own request", () => {
    const both = agent("both", ["role:lead"]);
    const desk = deskOf(one).step(both, "grant", { discount: 20 }).step(both, "yes");
    expect(desk.refusals()).toEqual(["notAllowed /transition"]);
    expect(desk.reasons[0]?.message.en).toBe("Nobody approves their own request.");
    expect(desk.step(both, "no", { note: "Me." }).refusals()).toEqual(["notAllowed /transition"]);
    expect(desk.step(lead, "yes").state).toBe("granted");
  });

  test("is no button of others, no rule's and no macro's", () => {
    const desk = asked(one);
    expect(desk.step(lawyer, "yes").refusals()).toEqual(["notAllowed /transition"]);
    expect(desk.step(requester, "yes").refusals()).toEqual(["notAllowed /transition"]);
    expect(desk.state).toBe("waiting");
  });

  test("counts different people only: two of a role", () => {
    const desk = asked({ of: ["role:lead"], need: 2 }).step(lead, "yes");
    expect([desk.state, desk.present.approval?.given.length]).toEqual(["waiting", 1]);
    expect(desk.step(lead, "yes").refusals()).toEqual(["notOffered /transition"]);
    expect(desk.offered(lead)).toEqual(["no"]);
    expect(desk.step(other, "yes").state).toBe("granted");
  });

  test("needs a person of their own for each of those asked, whoever speaks first", () => {
    const all = { of: ["role:lead", "group:law"], need: "all" };
    expect(asked(all).step(other, "yes").step(lawyer, "yes").state).toBe("granted");
    expect(asked(all).step(other, "yes").step(lead, "yes").state).toBe("granted");
    expect(
      asked(all)
        .step(lead, "yes")
        .step(agent("third", ["role:lead"]), "yes").state,
    ).toBe("waiting");
  });

  test("goes to the deputy when nobody has answered in time, by himself or beside them", () => {
    const desk = asked({ ...one, deputy: ["group:deputies"], within });
    expect(desk.wakeAt).toBe(desk.now + 8 * HOUR);
    desk.pass(8 * HOUR - 1);
    expect(desk.step(deputy, "yes").refusals()).toEqual(["notAllowed /transition"]);
    desk.pass(1);
    expect(desk.facts).toMatchObject([{ type: "deputiesAsked", deputies: ["group:deputies"] }]);
    // Which asking it is goes with what they are told: a link in it answers this one and no other.
    const { askedAt } = desk.present.approval ?? {};
    expect(desk.effects).toMatchObject([{ type: "notify", to: ["group:deputies"], values: { approval: { askedAt } } }]);
    expect(desk.wakeAt).toBeNull();
    expect(desk.offered(lead)).toEqual(["yes", "no"]);
    expect(desk.step(deputy, "yes").state).toBe("granted");
  });

  test("a late look says when it was due, and asks the deputy once", () => {
    const desk = asked({ ...one, deputy: ["group:deputies"], within });
    const due = desk.now + 8 * HOUR;
    desk.pass(20 * HOUR, true);
    expect(desk.facts).toMatchObject([{ type: "deputiesAsked", at: due, dueAt: due, noticedAt: due + 12 * HOUR }]);
    expect(desk.wake().facts).toEqual([]);
  });

  test("counts the limit in working hours where it is drawn so", () => {
    const calendar = compileCalendar(calendarSchema.parse(parisOffice));
    const working = { within: "PT8H", time: "working" };
    const given = definitions(
      [process({ ...one, deputy: ["group:deputies"], within: working })],
      [field("discount", "number")],
      {
        calendars: new Map([["paris-office", calendar]]),
      },
    );
    const desk = new Desk(given)
      .submit()
      .pass(2 * HOUR)
      .step(ana, "grant", { discount: 15 });
    // Monday 11:00 in Paris: seven hours are left of that day, one is of Tuesday.
    expect(desk.wakeAt).toBe(Date.UTC(2026, 10, 24, 9));
  });

  test("asks the deputy at once when whoever asks is all that is asked", () => {
    const desk = deskOf({ of: ["agent:ana"], need: "one", deputy: ["group:deputies"], within });
    desk.step(ana, "grant", { discount: 15 });
    expect(desk.types().slice(-2)).toEqual(["approvalAsked", "deputiesAsked"]);
    expect(desk.step(deputy, "yes").state).toBe("granted");
  });

  test("is void when what was approved changes while others are still asked", () => {
    const desk = asked({ of: ["role:lead"], need: 2 })
      .step(lead, "yes")
      .change(ana, { fields: { colour: "red" } });
    expect(desk.types()).toEqual(["fieldSet"]);
    desk.change(ana, { fields: { discount: 40 } });
    expect(desk.facts).toMatchObject([
      { type: "fieldSet" },
      { type: "approvalVoided", state: "waiting", field: "fields.discount" },
    ]);
    expect(desk.present.approval?.given).toEqual([]);
    expect(desk.step(lead, "yes").step(other, "yes").state).toBe("granted");
  });

  test("is void when what was approved changes afterwards: the ticket goes back, and it is asked anew", () => {
    const desk = asked(one)
      .step(lead, "yes")
      .change(lead, { fields: { discount: 40 } });
    expect(desk.types()).toEqual(["fieldSet", "approvalVoided", "stateEntered", "statusChanged", "approvalAsked"]);
    expect(desk.state).toBe("waiting");
    expect(desk.step(lead, "yes").refusals()).toEqual(["notAllowed /transition"]);
    expect(desk.step(other, "yes").state).toBe("granted");
  });

  test("of what is over stays as it was decided then", () => {
    const desk = asked(one)
      .step(lead, "yes")
      .step(ana, "tell")
      .change(ana, { fields: { discount: 40 } });
    expect(desk.types()).toEqual(["fieldSet", "approvalVoided"]);
    expect([desk.state, desk.present.approved]).toEqual(["told", undefined]);
  });

  test("B8: is demanded by a step that asks who approves; who is no choice is refused", () => {
    const ask = [{ ask: "approval", of: ["role:lead", "group:law"], required: true }];
    const desk = deskOf({ of: ["role:lead"], need: "one" }, { ask });
    expect(desk.step(ana, "grant", {}).refusals()).toEqual(["missing /fields/discount", "missing /approval"]);
    expect(desk.step(ana, "grant", { discount: 1, approval: ["agent:ana"] }).refusals()).toEqual(["invalid /approval"]);
    expect(desk.state).toBe("asked");
    desk.step(ana, "grant", { discount: 1, approval: ["group:law"] });
    expect(desk.present.approval?.of).toEqual(["group:law"]);
    expect([desk.offered(lead), desk.offered(lawyer)]).toEqual([[], ["yes", "no"]]);
  });

  test("a ticket put there by history is asked for when it is looked at, as nobody's request", () => {
    const desk = deskOf(one);
    desk.send({ type: "jumpRequested", to: "waiting", reason: "Import", marked: "grant" } as never, {
      ...lead,
      rights: ["jump"],
    });
    expect(desk.present.approval?.asker).toBe("agent:lead");
    const imported = deskOf(one);
    imported.send(
      {
        type: "stepRequested",
        transition: "grant",
        fromState: "asked",
        answers: { discount: 3 },
        history: true,
      } as never,
      ana,
    );
    expect([imported.state, imported.present.approval]).toEqual(["waiting", undefined]);
    expect(imported.offered(lead)).toEqual(["yes", "no"]);
    imported.step(lead, "yes");
    expect(imported.types()).toEqual([
      "approvalAsked",
      "approvalGiven",
      "transitionTaken",
      "stateEntered",
      "statusChanged",
    ]);
    expect(imported.facts[0]).toMatchObject({ by: "system" });
  });

  test("the clocks follow the state's own status meanwhile: on hold", () => {
    const desk = asked(one).pass(30 * MINUTE);
    expect(desk.present.status).toBe("hold");
    expect(desk.present.clocks.timeline.at(-1)).toMatchObject({ status: "hold", state: "waiting" });
  });
});
