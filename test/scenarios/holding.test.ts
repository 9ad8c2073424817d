import { expect, test } from "vitest";
import { agent, Desk, definitions, field, HOUR, published, requester } from "../runtime/desk.ts";

const state = (id: string, status = "open", more: object = {}) => ({ id, name: { en: id, fr: id }, status, ...more });

const flow = published({
  key: "flow",
  entry: { into: { new: "open", open: "open" } },
  states: [
    state("open"),
    state("review", "open", { strict: { except: ["role:lead"] } }),
    state("waiting", "pending"),
    state("done", "solved", { final: "resolved", reenter: "review" }),
    state("dropped", "solved", { final: "cancelled" }),
    state("shut", "closed", { final: "resolved" }),
  ],
  transitions: [
    {
      id: "review",
      name: "Review",
      from: ["open"],
      to: "review",
      during: [
        { ask: "field", field: "risk", required: true, neverSkip: true },
        { ask: "note", required: true },
      ],
    },
    { id: "wait", name: "Wait", from: ["review"], to: "waiting" },
    { id: "done", name: "Done", from: ["review", "waiting"], to: "done", during: [{ ask: "reply" }] },
    { id: "drop", name: "Drop", from: ["waiting"], to: "dropped" },
    { id: "shut", name: "Shut", from: ["waiting"], to: "shut", start: { after: "PT24H", time: "calendar" } },
  ],
});

const file = { id: "f1", name: "photo.png", contentType: "image/png", size: 12 };
const defs = definitions([flow], [field("risk"), field("other")]);
const ana = agent("ana");
const lead = agent("lou", ["role:lead"]);
const admin = agent("ada", [], ["jump", "revoke"]);
const make = () => new Desk(defs).submit({ assignee: "agent:ana" });
const inReview = () => make().step(ana, "review", { risk: "low", note: "Looked." });

test("a captured ticket's status cannot be set: the refusal names blueprint, state, and what would be allowed", () => {
  const desk = inReview().change(ana, { status: "solved" });
  expect(desk.reasons.find(({ code }) => code === "locked")).toMatchObject({
    pointer: "/status",
    details: {
      blueprint: "flow",
      version: 1,
      state: "review",
      allowed: [{ transition: "wait" }, { transition: "done" }],
    },
  });
  expect(desk.present.status).toBe("open");
});

// A resolution is given in steps alone: no edit has one.
test("B25: in a strict state edits, replies, notes and files outside steps are refused", () => {
  const desk = inReview();
  expect(desk.change(ana, { fields: { other: "x" } }).refusals()).toEqual(["strict "]);
  expect(desk.says(ana, "Hello").refusals()).toEqual(["strict /reply"]);
  expect(desk.says(ana, "Hm", { public: false }).refusals()).toEqual(["strict /note"]);
  const upload = { public: false, authorKind: "agent", text: "", attachments: [file] } as const;
  desk.send({ type: "messageReceived", message: upload }, ana);
  expect(desk.refusals()).toEqual(["strict /note"]);
  expect(desk.present).toMatchObject({ fields: { risk: "low" }, resolution: null, status: "open" });
  expect(desk.step(ana, "done", { reply: "It is done." }).state).toBe("done");
});

test("B25: those named pass, and the journal says that an exception was made", () => {
  const desk = inReview();
  expect(desk.change(lead, { fields: { other: "x" } }).types()).toEqual(["exceptionMade", "fieldSet"]);
  expect(desk.says(lead, "Hm", { public: false }).types()).toEqual(["exceptionMade", "messageAdded"]);
  expect(desk.facts[0]).toMatchObject({ by: "agent:lou", what: "note" });
});

test("B25: the requester's word is taken in a strict state too, and the ticket is flagged", () => {
  const desk = inReview().says(requester, "Any news?");
  expect(desk.types()).toEqual(["messageAdded", "flagged"]);
  expect(desk.present).toMatchObject({ flags: ["customerReplied"], place: { state: "review" } });
});

test("B26: with the right and a reason a ticket leaves; its status stays, its timers stop, and it does not come back by itself", () => {
  const desk = inReview().step(ana, "wait");
  desk.send({ type: "revokeRequested", reason: "Handled by phone" }, admin);
  expect(desk.types()).toEqual(["blueprintLeft"]);
  expect(desk.present).toMatchObject({ place: null, status: "pending", flags: ["revoked"] });
  expect(desk.wakeAt).toBeNull();
  desk.pass(100 * HOUR, true).change(ana, { status: "open" });
  expect(desk.present.place).toBeNull();
  desk.send({ type: "entryRequested", blueprint: "flow" }, ana);
  expect(desk.present).toMatchObject({ flags: [], place: { state: "open" } });
});

test("B26: without the right, or without a reason, nobody revokes", () => {
  const desk = inReview();
  desk.send({ type: "revokeRequested", reason: "Because" }, ana);
  expect(desk.refusals()).toEqual(["notAllowed "]);
  desk.send({ type: "revokeRequested", reason: " " }, admin);
  expect(desk.refusals()).toEqual(["missing /reason"]);
});

test("B27: a jump lists what it skipped, and the next step asks again what is never skipped", () => {
  const desk = make();
  desk.send({ type: "jumpRequested", to: "waiting", reason: "Phoned" }, admin);
  expect(desk.facts[0]).toMatchObject({
    type: "jumped",
    from: "open",
    to: "waiting",
    reason: "Phoned",
    skipped: [
      { transition: "review", item: "risk", again: true },
      { transition: "review", item: "note", again: false },
    ],
  });
  expect(desk.present).toMatchObject({ status: "pending", owed: [{ transition: "review", item: "risk" }] });
  expect(desk.step(ana, "done").refusals()).toEqual(["missing /fields/risk"]);
  desk.step(ana, "done", { risk: "low" });
  expect(desk.present).toMatchObject({ owed: [], fields: { risk: "low" }, place: { state: "done" } });
});

test("B27: without the right, without a reason, or to a state that is not there nobody jumps", () => {
  const desk = make();
  desk.send({ type: "jumpRequested", to: "waiting", reason: "x" }, ana);
  expect(desk.refusals()).toEqual(["notAllowed "]);
  desk.send({ type: "jumpRequested", to: "moon", reason: "" }, admin);
  expect(desk.refusals()).toEqual(["missing /reason", "unknown /to"]);
});

test("a finished ticket resumes in the state drawn for it, on its version, with its owner", () => {
  const desk = inReview().step(ana, "done");
  desk.definitions = definitions([published({ ...flow.document }, 2), flow], [field("risk")]);
  desk.says(requester, "Still broken");
  expect(desk.types()).toEqual(["messageAdded", "reopened", "stateEntered", "statusChanged"]);
  expect(desk.present).toMatchObject({
    assignee: "agent:ana",
    reopens: 1,
    outcome: null,
    status: "open",
    place: { version: 1, state: "review", ended: null },
  });
});

test("without a drawn way back a finished ticket resumes in the last state before the final one", () => {
  const desk = inReview().step(ana, "wait").step(ana, "drop");
  expect(desk.says(requester, "I changed my mind").present.place).toMatchObject({ state: "waiting", ended: null });
});

test("a closed ticket is final: words of the desk, steps, jumps and edits are refused, tags and subject may still change", () => {
  const desk = inReview()
    .step(ana, "wait")
    .pass(24 * HOUR);
  expect(desk.present).toMatchObject({ status: "closed", place: { state: "shut" } });
  expect(desk.says(ana, "Hello?").refusals()).toEqual(["closed "]);
  // The requester's word opens a ticket that follows it.
  expect(desk.says(requester, "Hello?").types()).toEqual(["linked"]);
  expect(desk.present.status).toBe("closed");
  expect(desk.step(ana, "wait").refusals()).toEqual(["closed "]);
  desk.send({ type: "jumpRequested", to: "open", reason: "x" }, admin);
  expect(desk.refusals()).toEqual(["closed "]);
  expect(desk.change(ana, { assignee: null }).refusals()).toEqual(["closed /assignee"]);
  expect(desk.change(ana, { tags: ["late"], subject: "New words" }).types()).toEqual(["fieldSet", "tagged"]);
});

test("a reply takes the flag away", () => {
  const desk = inReview().step(ana, "wait").says(requester, "News?");
  expect(desk.present.flags).toEqual(["customerReplied"]);
  expect(desk.says(ana, "Tomorrow.").present.flags).toEqual([]);
});

test("history waives obligations, sends nothing and runs no timer, and marks what did not fit", () => {
  const desk = make();
  const past = { history: true } as const;
  const log = { ...agent("log"), id: "import:log", kind: "import" } as const;
  desk.send({ type: "stepRequested", transition: "review", fromState: "open", answers: {}, ...past }, log);
  expect(desk.state).toBe("review");
  desk.send({ type: "stepRequested", transition: "drop", fromState: "review", answers: {}, ...past }, log);
  expect(desk.refusals()).toEqual(["notFromHere /transition"]);
  desk.send({ type: "jumpRequested", to: "waiting", reason: "The log says so", marked: "drop", ...past }, log);
  expect(desk.facts[0]).toMatchObject({ type: "jumped", marked: "drop", skipped: [] });
  expect(desk.wakeAt).toBeNull();
  desk.now += 48 * HOUR;
  desk.send({ type: "stepRequested", transition: "done", fromState: "waiting", answers: {}, ...past }, log);
  expect(desk.state).toBe("done");
  expect(desk.effects).toEqual([]);
});
