import { describe, expect, it } from "vitest";
import { runDocumentExamples, surroundingsOf } from "../../../api/command-line/run-document-examples.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { library } from "../../../blueprints/library.ts";
import type { Part } from "../../../blueprints/part.ts";
import { verify } from "../../../blueprints/verify.ts";
import { connect } from "../../../designer/commands/connect.ts";
import { insertPart } from "../../../designer/commands/insert-part.ts";

type Example = NonNullable<Blueprint["examples"]>[number];

const shipped = (key: string): Part => {
  const part = library.find(({ document }) => document.kind === "part" && document.key === key);
  if (part?.document.kind !== "part" || !part.published) throw new Error(`No part ${key} is shipped and in force.`);
  return part.document;
};

/** Both parts put into one blueprint by the commands of the editor, with the ways in and out that their descriptions ask for. */
function host(): Blueprint {
  const start: Blueprint = {
    ...{ kind: "blueprint", schemaVersion: 1, key: "returns", name: { en: "Returns", fr: "Retours" } },
    entry: { into: { new: "looked-at", open: "looked-at" } },
    states: [
      { id: "looked-at", name: { en: "Looked at", fr: "Examiné" }, status: "open" },
      { id: "ended", name: { en: "Ended", fr: "Terminé" }, status: "solved", final: "resolved" },
    ],
    transitions: [],
    layout: { "looked-at": [0, 0], ended: [2000, 0] },
  };
  const put = ["rma", "approval"].reduce(
    (document, key) => insertPart.apply(document, { part: shipped(key), version: 1 })?.document ?? document,
    start,
  );
  return [
    ["looked-at", "return-asked"],
    ["return-asked", "ended"],
    ["return-refused", "ended"],
    ["return-accepted", "approval-needed"],
    ["approved", "ended"],
    ["not-approved", "ended"],
  ].reduce(
    (document, [from = "", to = ""]) =>
      connect.apply(document, { from, to, name: { en: `${from} ${to}`, fr: `${from} ${to}` } })?.document ?? document,
    put,
  );
}

const people = { "agent:ana": ["role:agent"], "agent:marc": ["role:manager"] };
const played = (name: string, state: string, when: Example["when"], outcome: Example["then"]): Example => ({
  name,
  given: { people, ticket: { state, department: "department:finance" } },
  when,
  // biome-ignore lint/suspicious/noThenProperty: the word of the language.
  then: outcome,
});
const ana = (take: string, given = {}) => ({ as: "agent:ana", take, with: given }) as const;
const authorised = ana("authorise-return", { orderNumber: "A-17", returnReason: "broken", reply: "Send it to Lyon." });
const asked = ana("ask-approval", { note: "A refund of 900, the goods are in order." });

describe("the parts that every desk has", () => {
  it("are sound in a blueprint that puts both in, in the order that their descriptions ask for", () => {
    const { findings } = verify(host());
    expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
    expect(host().sections?.map(({ from }) => `${from?.part} ${from?.version}`)).toEqual(["rma 1", "approval 1"]);
  });

  it("are played through there: goods authorised, received and checked, then a manager's approval", () => {
    const examples = [
      played(
        "the whole way, with the two points ticked",
        "return-asked",
        [
          authorised,
          { expect: { state: "goods-awaited", status: "pending", assignee: "agent:ana" } },
          ana("receive-goods"),
          ana("accept-return", { checklist: { "same-goods": true } }),
          { expect: { state: "goods-received", refused: ["/checklist/complete"] } },
          ana("accept-return", { checklist: { "same-goods": true, complete: true } }),
          ana("return-accepted-approval-needed"),
          asked,
          { expect: { state: "awaiting-approval", status: "hold", facts: ["approvalAsked"] } },
          { as: "agent:marc", take: "approve" },
        ],
        { state: "approved", status: "open", facts: ["approvalGiven", "transitionTaken:approve"] },
      ),
      played("no return without number, reason and answer", "return-asked", [ana("authorise-return")], {
        state: "return-asked",
        refused: ["/fields/orderNumber", "/fields/returnReason", "/reply"],
      }),
      played("14 days without the goods bring it back", "return-asked", [authorised, { pass: "P15D" }], {
        state: "return-asked",
        facts: ["transitionTaken:goods-not-come"],
        effects: ["notify:ticket-late"],
      }),
      played(
        "refused goods need a note that says why, and are checked again",
        "goods-received",
        [
          ana("refuse-return"),
          { expect: { state: "goods-received", refused: ["/note"] } },
          ana("refuse-return", { note: "Broken on the way, photo attached." }),
          { expect: { state: "return-refused" } },
          ana("check-again"),
        ],
        { state: "goods-received" },
      ),
      played(
        "a refusal needs a comment, and the request is made again",
        "approval-needed",
        [
          asked,
          { as: "agent:marc", take: "turn-down", with: {} },
          { expect: { state: "awaiting-approval", refused: ["/note"] } },
          { as: "agent:marc", take: "turn-down", with: { note: "At most 500." } },
          { expect: { state: "not-approved", facts: ["approvalRefused"] } },
          ana("ask-approval", { note: "500 then." }),
        ],
        { state: "awaiting-approval" },
      ),
      played("the request is withdrawn", "approval-needed", [asked, ana("withdraw", { note: "Not needed." })], {
        state: "approval-needed",
        status: "open",
      }),
    ];
    const results = runDocumentExamples({ ...host(), examples }, surroundingsOf([]));
    expect(results).toHaveLength(examples.length);
    expect(results.flatMap(({ name, failures }) => failures.map(({ en }) => `${name}: ${en}`))).toEqual([]);
  });
});
