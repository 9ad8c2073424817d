import { describe, expect, test } from "vitest";
import { isJsonObject } from "../../blueprints/json.ts";
import type { Template } from "../../blueprints/template.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Scene } from "../../blueprints/vocabulary/action.ts";
import { type Action, actionSchema, actions, actionType } from "../../blueprints/vocabulary/actions.ts";
import { scopeOf } from "../../runtime/scope.ts";
import { agent, Desk, definitions, field } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance"]);
const fields = [field("amount", "number"), field("product")];

function scene(changes: Partial<Ticket> = {}, answers: Scene["answers"] = {}): Scene {
  const ticket = { ...new Desk(definitions([], fields)).submit({ fields: { product: "Books" } }).present, ...changes };
  let ids = 0;
  return {
    ticket,
    actor: ana,
    at: 5,
    answers,
    scope: scopeOf(ticket, ana, 5, {}, undefined, answers),
    fields: new Map(fields.map((one) => [one.key, one])),
    templates: new Map([["away", AWAY]]),
    nextId: () => `id.${ids++}`,
  };
}

const AWAY: Template = {
  kind: "template",
  schemaVersion: 1,
  key: "away",
  name: "Away",
  text: { en: "We read “{{ticket.subject}}” tomorrow.", fr: "Nous lirons « {{ticket.subject}} » demain." },
};

const perform = (action: Action, on: Scene = scene()) =>
  actionType(action.do)?.perform?.(actionSchema.parse(action), on);

test("every action says its name in both languages, and its schema knows its own word", () => {
  for (const action of actions) {
    expect(action.title.en).not.toBe("");
    expect(action.title.fr).not.toBe("");
    expect(actionType(action.type)).toBe(action);
    expect(action.schema.safeParse({ do: "somethingElse" }).success).toBe(false);
  }
  expect(new Set(actions.map(({ type }) => type)).size).toBe(actions.length);
});

test("an action with a word too many is refused", () => {
  expect(actionSchema.safeParse({ do: "unassign", now: true }).success).toBe(false);
});

describe("setField", () => {
  test("writes a custom field and an attribute, each with what it was", () => {
    expect(perform({ do: "setField", field: "product", value: "Pens" })).toEqual({
      facts: [{ type: "fieldSet", field: "fields.product", from: "Books", to: "Pens" }],
    });
    expect(perform({ do: "setField", field: "priority", value: "high" })).toEqual({
      facts: [{ type: "fieldSet", field: "priority", from: null, to: "high" }],
    });
  });

  test("takes a value from the answers", () => {
    expect(
      perform({ do: "setField", field: "amount", value: { var: "answers.sum" } }, scene({}, { sum: 12 })),
    ).toMatchObject({ facts: [{ to: 12 }] });
  });

  test("puts no whole object into a field that nobody knows any more", () => {
    expect(perform({ do: "setField", field: "retired", value: "old" })).toMatchObject({ facts: [{ to: "old" }] });
    expect(perform({ do: "setField", field: "retired", value: { var: "ticket" } })?.refused?.en).toBe(
      "Give one plain value.",
    );
  });

  test("writes nothing where nothing changes, and refuses what does not fit", () => {
    expect(perform({ do: "setField", field: "product", value: "Books" })).toEqual({});
    expect(perform({ do: "setField", field: "amount", value: "much" })?.refused?.fr).toBe("Donnez un nombre.");
    expect(
      perform({ do: "setField", field: "priority", value: null }, scene({ priority: "low" }))?.refused,
    ).toBeDefined();
  });
});

describe("assign", () => {
  test("gives the ticket to who acts, to a group, to whom an earlier step chose", () => {
    expect(perform({ do: "assign", to: "actor" })).toMatchObject({ facts: [{ assignee: "agent:ana", group: null }] });
    expect(perform({ do: "assign", to: "group:mail" }, scene({ assignee: "agent:ben" }))).toMatchObject({
      facts: [{ assignee: null, group: "group:mail", was: { assignee: "agent:ben" } }],
    });
    expect(
      perform({ do: "assign", to: "chosen" }, scene({ chosen: ["agent:zoe"], group: "group:mail" })),
    ).toMatchObject({ facts: [{ assignee: "agent:zoe", group: "group:mail" }] });
  });

  test("refuses where nobody is meant, and does nothing for an actor who is no agent", () => {
    expect(perform({ do: "assign", to: "chosen" })?.refused?.en).toContain("Nobody to assign it to");
    expect(
      perform({ do: "assign", to: "actor" }, { ...scene(), actor: { ...ana, kind: "system", id: "system" } }),
    ).toEqual({});
  });

  test("unassign gives the ticket back to its group", () => {
    expect(perform({ do: "unassign" }, scene({ assignee: "agent:ana", group: "group:mail" }))).toMatchObject({
      facts: [{ assignee: null, group: "group:mail" }],
    });
    expect(perform({ do: "unassign" })).toEqual({});
  });
});

test("tags are put on once and taken off once", () => {
  expect(perform({ do: "addTag", tag: "vip" })).toEqual({ facts: [{ type: "tagged", tag: "vip" }] });
  expect(perform({ do: "addTag", tag: "vip" }, scene({ tags: ["vip"] }))).toEqual({});
  expect(perform({ do: "removeTag", tag: "vip" }, scene({ tags: ["vip"] }))).toEqual({
    facts: [{ type: "untagged", tag: "vip" }],
  });
  expect(perform({ do: "removeTag", tag: "vip" })).toEqual({});
  expect(actionSchema.safeParse({ do: "addTag", tag: "two words" }).success).toBe(false);
});

test("a note is internal, written by a rule, in the ticket's language, with its placeholders filled once", () => {
  const text = { en: "About {{ticket.subject}}", fr: "À propos de {{ ticket.subject }} {{nothing.there}}" };
  const performed = perform({ do: "note", text }, scene({ language: "fr", subject: "{{ticket.number}}" }));
  expect(performed?.facts).toMatchObject([
    {
      type: "messageAdded",
      message: { public: false, automatic: true, authorKind: "rule", text: "À propos de {{ticket.number}} " },
    },
  ]);
});

test("notify tells those who are there, each once, and nobody where nobody is", () => {
  const told = perform(
    { do: "notify", to: ["owner", "agent:ana", "group:finance"], template: "hello" },
    scene({ assignee: "agent:ana" }),
  );
  expect(told?.effects).toMatchObject([
    {
      type: "notify",
      to: ["agent:ana", "group:finance"],
      template: "hello",
      text: null,
      values: { ticket: { subject: "Help" } },
    },
  ]);
  expect(perform({ do: "notify", to: ["owner"], text: "x" })).toEqual({});
  expect(actionSchema.safeParse({ do: "notify", to: ["owner"] }).success).toBe(false);
  expect(actionSchema.safeParse({ do: "notify", to: ["owner"], text: "x", template: "y" }).success).toBe(false);
});

test("a webhook goes over https, or http for a host that the operator lists, with its placeholders filled and its shape kept", () => {
  const body = { about: "{{ticket.subject}}", list: ["{{ticket.fields.product}}", 1], inner: { keep: true } };
  const called = perform({ do: "webhook", url: "https://example.org/hook", body });
  expect(called?.effects).toEqual([
    {
      type: "webhook",
      url: "https://example.org/hook",
      body: { about: "Help", list: ["Books", 1], inner: { keep: true } },
    },
  ]);
  expect(actionSchema.safeParse({ do: "webhook", url: "http://example.org" }).success).toBe(true);
  expect(actionSchema.safeParse({ do: "webhook", url: "ftp://example.org" }).success).toBe(false);
  expect(actionSchema.safeParse({ do: "webhook", url: "javascript:alert(1)" }).success).toBe(false);
  const bare = perform({ do: "webhook", url: "https://example.org/hook" })?.effects?.[0];
  expect(bare?.type === "webhook" && isJsonObject(bare.body.ticket ?? null)).toBe(true);
});

test("followers are agents, added once", () => {
  expect(
    perform({ do: "addFollower", who: ["agent:ana", "agent:ben", "group:mail"] }, scene({ followers: ["agent:ana"] }))
      ?.facts,
  ).toEqual([{ type: "fieldSet", field: "followers", from: ["agent:ana"], to: ["agent:ana", "agent:ben"] }]);
});

test("every action of the vocabulary runs", () => {
  for (const action of actions) expect(action.perform, action.type).toBeTypeOf("function");
});

describe("setStatus", () => {
  test("asks for the status: whether it may be so is for the lifecycle and the blueprint to say", () => {
    expect(perform({ do: "setStatus", to: "solved", outcome: "noAnswer" })).toEqual({
      next: { move: "status", to: "solved", outcome: "noAnswer" },
    });
    expect(perform({ do: "setStatus", to: "hold" })).toEqual({
      next: { move: "status", to: "hold", outcome: null },
    });
  });

  test("knows no way back to new, and no outcome of what goes on", () => {
    expect(actionSchema.safeParse({ do: "setStatus", to: "new" }).success).toBe(false);
    expect(actionSchema.safeParse({ do: "setStatus", to: "open", outcome: "spam" }).success).toBe(false);
  });
});

describe("replyFromTemplate", () => {
  test("writes a public word of a rule in the ticket's language, and mails it to requester and CCs", () => {
    const on = scene({ language: "fr", ccs: ["requester:2"], number: 7 });
    expect(perform({ do: "replyFromTemplate", template: "away" }, on)).toMatchObject({
      facts: [
        {
          type: "messageAdded",
          message: { public: true, authorKind: "rule", automatic: true, text: "Nous lirons « Help » demain." },
        },
      ],
      effects: [
        {
          type: "mail",
          message: "id.0",
          to: ["requester:1", "requester:2"],
          subject: "[#7] Help",
          text: "Nous lirons « Help » demain.",
        },
      ],
    });
  });

  test("says which template is not there, and that nobody is there to answer", () => {
    expect(perform({ do: "replyFromTemplate", template: "gone" })?.refused?.en).toBe("There is no template gone.");
    expect(perform({ do: "replyFromTemplate", template: "away" }, scene({ requester: null }))?.refused?.fr).toBe(
      "Le ticket n’a pas de demandeur à qui répondre.",
    );
  });
});

test("attachToProblem asks the runtime, which alone knows whether the problem is open", () => {
  expect(perform({ do: "attachToProblem", problem: 7 })).toEqual({ next: { move: "problem", problem: 7 } });
  expect(actionSchema.safeParse({ do: "attachToProblem", problem: 0 }).success).toBe(false);
});
