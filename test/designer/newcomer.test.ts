import { describe, expect, it } from "vitest";
import { runDocumentExamples, surroundingsOf } from "../../api/command-line/run-document-examples.ts";
import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";
import type { Example } from "../../blueprints/example.ts";
import type { Json } from "../../blueprints/json.ts";
import { stableText } from "../../blueprints/stable.ts";
import { textIn } from "../../blueprints/text.ts";
import { verifyText } from "../../blueprints/verify.ts";
import { nextThings } from "../../designer/canvas/next-things.ts";
import type { Command } from "../../designer/commands/command.ts";
import { connect } from "../../designer/commands/connect.ts";
import { editBlueprint } from "../../designer/commands/edit-blueprint.ts";
import { editState } from "../../designer/commands/edit-state.ts";
import { editTransition } from "../../designer/commands/edit-transition.ts";
import { keepExample } from "../../designer/commands/keep-example.ts";
import { rename } from "../../designer/commands/rename.ts";
import { setFrom } from "../../designer/commands/set-from.ts";
import { createEditor } from "../../designer/document/editor.ts";
import { plainBlueprint } from "../../designer/screens/blueprints/plain-blueprint.ts";

type Ask = NonNullable<Transition["during"]>[number];
type Action = NonNullable<Transition["after"]>[number];
type Condition = NonNullable<NonNullable<Transition["before"]>["when"]>;

/** Somebody at the editor who knows its menus and forms and no JSON: every call is one command, and is counted. */
function newcomer() {
  const editor = createEditor(plainBlueprint("vtouch-story", "vTouch"));
  let commands = 0;
  const run = <P>(command: Command<P>, params: P) => {
    const change = editor.run(command, params);
    if (!change) throw new Error(`${command.name} did nothing: ${JSON.stringify(params)}`);
    commands += 1;
    return change;
  };
  const step = (id: string): Transition => {
    const found = editor.state().document.transitions.find((one) => one.id === id);
    if (!found) throw new Error(`no step ${id}`);
    return found;
  };
  const call = (kind: "state" | "transition", id: string, name: string) =>
    run(rename, { kind, id, language: "en", name });
  return {
    document: (): Blueprint => editor.state().document,
    commands: () => commands,
    /** The id that the step of a name got when it was drawn. */
    named: (name: string) =>
      editor.state().document.transitions.find((one) => textIn(one.name, "en") === name)?.id ?? "",
    call,
    /** From the menu at a state's handle; the step that leads there gets its name. */
    append(from: string, kind: "open" | "waiting" | "finished" | "timed", name: string, by: string) {
      const thing = nextThings(editor.state().document, from, name, "en").find((one) => one.id === kind);
      if (!thing) throw new Error(`the menu has no ${kind}`);
      run({ name: "appendState", title: { en: "", fr: "" }, apply: thing.apply }, null);
      const { id } = editor.state().document.transitions.at(-1) ?? { id: "" };
      call("transition", id, by);
      return id;
    },
    /** A line drawn from one to another. */
    join(from: string, to: string, by: string, start?: Transition["start"]) {
      run(connect, { from, to });
      const { id } = editor.state().document.transitions.at(-1) ?? { id: "" };
      call("transition", id, by);
      if (start) run(editTransition, { id, patch: { start } });
      return id;
    },
    leaves: (id: string, from: readonly string[] | "any", except?: readonly string[]) =>
      run(setFrom, { transition: id, from, ...(except && { except }) }),
    state: (id: string, patch: Parameters<typeof editState.apply>[1]["patch"]) => run(editState, { id, patch }),
    by: (id: string, who: readonly string[]) =>
      run(editTransition, { id, patch: { before: { ...step(id).before, who: [...who] } } }),
    only: (id: string, when: Condition, otherwise: string) =>
      run(editTransition, { id, patch: { before: { ...step(id).before, when, otherwise } } }),
    ask: (id: string, item: Ask) => run(editTransition, { id, patch: { during: [...(step(id).during ?? []), item] } }),
    act: (id: string, action: Action) =>
      run(editTransition, { id, patch: { after: [...(step(id).after ?? []), action] } }),
    edit: (id: string, patch: Parameters<typeof editTransition.apply>[1]["patch"]) =>
      run(editTransition, { id, patch }),
    entry: (patch: Blueprint["entry"]) => run(editBlueprint, { patch: { entry: patch } }),
    keep: (example: Example) => run(keepExample, { example }),
  };
}

const TYPES = ["problem", "suggestion", "question"];
const FIELDS = ["phoneModel", "osVersion", "appVersion", "notifications"];
const known = (field: string): Condition => ({ notEmpty: [{ var: `ticket.fields.${field}` }] });
const type = (wanted: string): Condition => ({ is: [{ var: "ticket.type" }, wanted] });
const REPLY: Ask & { readonly ask: "reply" } = { ask: "reply", required: true };
/** Whoever solves a ticket has it. */
const MINE: Action = { do: "assign", to: "actor" };
const NOTE: Ask = { ask: "note", required: true };

/** The vTouch story of A2 to A5: three journeys, 12 states, 25 steps. */
function vtouch() {
  const me = newcomer();
  me.entry({
    when: { is: [{ var: "ticket.department" }, "department:vtouch"] },
    into: { new: "new", open: "new", pending: "new", hold: "new" },
  });
  me.call("state", "new", "Context missing");
  me.state("new", { status: "open" });
  me.call("state", "in-progress", "Triaged");
  // Nothing is worked on before the four values are known (A2).
  me.call("transition", "take", "Fill in myself");
  for (const field of FIELDS) me.ask("take", { ask: "field", field, required: true });
  const asked = me.append("new", "waiting", "Waiting for details", "Ask customer");
  me.ask(asked, { ...REPLY, template: "ask-context" });
  me.act(asked, MINE);
  me.join("waiting-for-details", "new", "Customer answered", { on: "requesterReplied" });
  const silence = me.append("waiting-for-details", "timed", "No answer", "10 days of silence");
  me.edit(silence, { start: { after: "P10D", time: "calendar" } });
  me.state("no-answer", { status: "solved" });
  me.state("no-answer", { final: "noAnswer", reenter: "new" });
  const complete = me.join("new", "in-progress", "Context complete");
  me.edit(complete, { start: { after: "PT1S", time: "calendar", when: { allOf: FIELDS.map(known) } } });
  const choose = me.join("in-progress", "in-progress", "Choose the type");
  me.only(choose, { noneOf: [{ var: "ticket.type" }, TYPES] }, "The type is chosen already.");
  me.ask(choose, { ask: "field", field: "type", required: true });

  // A problem: another team may be asked, or it is reproduced, or answered (A3, A4).
  const contact = me.append("in-progress", "open", "Waiting for internal team", "Contact service");
  me.state("waiting-for-internal-team", { status: "hold" });
  me.only(contact, type("problem"), "Only a problem goes to another team.");
  me.ask(contact, { ask: "people", required: true, of: ["group:mail-team", "group:helpdesk"], max: 1 });
  me.ask(contact, NOTE);
  me.act(contact, { do: "notify", to: ["chosen"], template: "team-asked" });
  const validate = me.append("waiting-for-internal-team", "open", "Validated by other team", "Validate");
  me.by(validate, ["chosen"]);
  me.ask(validate, NOTE);
  me.act(validate, { do: "notify", to: ["owner"], template: "team-answered" });
  me.join("waiting-for-internal-team", "in-progress", "Take back");
  const reproduce = me.append("in-progress", "open", "Being reproduced", "Reproduce");
  me.only(reproduce, type("problem"), "Only a problem can be reproduced.");
  const back = me.join("waiting-for-internal-team", "being-reproduced", "Send back");
  me.by(back, ["chosen"]);
  me.ask(back, NOTE);
  const bug = me.append("validated-by-other-team", "open", "Bug being worked on", "Confirm bug");
  me.state("bug-being-worked-on", { status: "hold" });
  me.leaves(bug, ["validated-by-other-team", "being-reproduced"]);
  me.ask(bug, { ask: "field", field: "bugReference", required: true });
  me.act(bug, { do: "addTag", tag: "bug" });
  me.join("bug-being-worked-on", "being-reproduced", "No bug after all");
  const answer = me.append("in-progress", "open", "Answered", "Answer");
  me.state("answered", { status: "solved" });
  me.only(answer, type("problem"), "This answer is for problems.");
  me.ask(answer, REPLY);
  me.ask(answer, { ask: "resolution", required: true });
  me.act(answer, MINE);
  const found = me.join("being-reproduced", "answered", "Answer");
  me.leaves(found, ["being-reproduced", "validated-by-other-team"]);
  me.ask(found, REPLY);
  me.ask(found, { ask: "resolution", required: true });
  const fixed = me.join("bug-being-worked-on", "answered", "Fix delivered");
  me.ask(fixed, { ask: "field", field: "fixedIn", required: true });
  me.ask(fixed, { ...REPLY, template: "fix-delivered" });

  // A suggestion goes to product, or is declined.
  const product = me.append("in-progress", "open", "With product", "Send to product");
  me.state("with-product", { status: "hold" });
  me.only(product, type("suggestion"), "Only suggestions go to product.");
  me.ask(product, NOTE);
  const decline = me.append("in-progress", "finished", "Declined", "Decline");
  me.state("declined", { final: "cancelled", reenter: "in-progress" });
  me.only(decline, type("suggestion"), "Only suggestions can be declined.");
  me.act(decline, MINE);
  me.leaves(decline, ["in-progress", "with-product"]);
  me.ask(decline, { ...REPLY, template: "suggestion-declined" });
  const decided = me.join("with-product", "answered", "Tell decision");
  me.ask(decided, REPLY);
  me.join("with-product", "in-progress", "Product asks back");

  // A question is answered from the knowledge base.
  const article = me.join("in-progress", "answered", "Answer from KB");
  me.only(article, type("question"), "This answer is for questions.");
  me.ask(article, { ask: "field", field: "article", required: true });
  me.ask(article, REPLY);
  me.act(article, MINE);

  // What ends, and what comes back.
  me.call("state", "resolved", "Confirmed");
  me.leaves("resolve", ["answered"]);
  me.call("transition", "resolve", "It is solved");
  me.edit("resolve", { during: undefined });
  me.by("resolve", ["requester"]);
  const reopened = me.join("answered", "in-progress", "It is not solved");
  me.by(reopened, ["requester"]);
  me.join("answered", "in-progress", "Customer replied", { on: "requesterReplied" });
  const duplicate = me.join("being-reproduced", "declined", "Known already");
  me.leaves(duplicate, "any", ["new", "waiting-for-details", "in-progress", "answered"]);
  me.ask(duplicate, { ask: "field", field: "duplicateOf", required: true });
  me.ask(duplicate, REPLY);
  for (const example of examples(me.named)) me.keep(example);
  return me;
}

const PEOPLE = {
  "agent:chloe": ["group:vtouch", "department:vtouch", "role:agent"],
  "agent:malik": ["group:mail-team", "role:agent"],
};
const AGENT = "agent:chloe";
const given = (ticket: NonNullable<Example["given"]>["ticket"]): Example["given"] => ({
  people: PEOPLE,
  ticket: { department: "department:vtouch", ...ticket },
});
const journey = (of: string, offered: readonly string[]): Example => ({
  name: `A3: a ${of} in Triaged has its own steps`,
  given: given({ state: "in-progress", type: of }),
  when: [],
  // biome-ignore lint/suspicious/noThenProperty: the word of the language.
  then: { offered: { [AGENT]: [...offered] } },
});

/** What the newcomer tried and kept. */
const examples = (step: (name: string) => string): readonly Example[] => [
  {
    name: "A2: an e-mail without the four values has two ways out",
    given: given({ channel: "mail", type: "problem" }),
    when: [],
    // biome-ignore lint/suspicious/noThenProperty: the word of the language.
    then: { state: "new", offered: { [AGENT]: ["take", step("Ask customer")] } },
  },
  {
    name: "A2: a phone call enters just the same, and all four values are wanted at once",
    given: given({ channel: "phone", type: "question" }),
    when: [{ as: AGENT, take: "take", with: {} }],
    // biome-ignore lint/suspicious/noThenProperty: the word of the language.
    then: { state: "new", refused: FIELDS.map((field) => `/fields/${field}`) },
  },
  journey("problem", [step("Contact service"), step("Reproduce"), step("Answer")]),
  journey("suggestion", [step("Send to product"), step("Decline")]),
  journey("question", [step("Answer from KB")]),
  {
    name: "A4: the chosen team validates, the owner keeps the ticket",
    given: given({ state: "in-progress", type: "problem", assignee: AGENT }),
    when: [
      {
        as: AGENT,
        take: step("Contact service"),
        with: { people: ["group:mail-team"], note: "Push mails arrive twice." },
      },
      { expect: { status: "hold", assignee: AGENT, effects: ["notify:team-asked"] } },
      { as: "agent:malik", take: step("Validate"), with: { note: "Seen in our log." } },
    ],
    // biome-ignore lint/suspicious/noThenProperty: the word of the language.
    then: { state: "validated-by-other-team", assignee: AGENT, effects: ["notify:team-answered"] },
  },
];

describe("a newcomer", () => {
  it("A2, A3, A4, A5: builds the vTouch story from menus and forms in at most 150 commands, without JSON", () => {
    const me = vtouch();
    const document = me.document();
    expect(document.states).toHaveLength(12);
    expect(document.transitions).toHaveLength(25);

    expect(me.commands()).toBeLessThanOrEqual(150);
    expect(verifyText(stableText(document as unknown as Json)).findings).toEqual([]);
    const results = runDocumentExamples(document, surroundingsOf([]));
    expect(results).toHaveLength(6);
    for (const { name, failures } of results) expect({ name, failures }).toEqual({ name, failures: [] });
  });
});
