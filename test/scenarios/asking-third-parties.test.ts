import { describe, expect, test } from "vitest";
import { actions } from "../../blueprints/vocabulary/actions.ts";
import { agent, Desk, definitions, field, published, thirdParty } from "../runtime/desk.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const state = (id: string, more: object = {}) => ({ id, name: id, status: "open", ...more });
const ASK = {
  do: "askThirdParty",
  address: "{{ticket.fields.bankAddress}}",
  name: "The bank",
  subject: "Payment {{ticket.number}}",
  text: "Was it booked twice?",
  due: "PT48H",
};
const flow = published({
  key: "flow",
  entry: { into: { new: "a" } },
  states: [state("a"), state("waits", { status: "hold" })],
  transitions: [
    { id: "ask", name: "Ask", from: ["a"], to: "waits", after: [ASK] },
    { id: "heard", name: "They wrote", from: ["waits"], to: "a", start: { on: "thirdPartyReplied" } },
  ],
});
const desk = (bankAddress: string | null) =>
  new Desk(definitions([flow], [field("bankAddress")])).submit({ fields: { bankAddress } });

describe("A13: a drawn step asks a third party", () => {
  test("opens a private thread with a letter of its own, and what is answered in it opens the hold", () => {
    const waits = desk("Desk@Bank.example").step(ana, "ask");
    const [party] = waits.present.thirdParties ?? [];
    expect(waits.present.status).toBe("hold");
    expect(party).toMatchObject({
      ...{ name: "The bank", address: "desk@bank.example", subject: "Payment 1", answeredAt: null },
      expectedBy: waits.now + 48 * 3_600_000,
    });
    const word = waits.facts.find((fact) => fact.type === "messageAdded");
    expect(word).toMatchObject({ message: { public: false, authorKind: "rule", thread: party?.id } });
    expect(waits.effects).toMatchObject([
      {
        ...{ type: "mail", to: ["desk@bank.example"], subject: "[#1] Payment 1", text: "Was it booked twice?" },
        thread: { id: party?.id },
      },
    ]);
    const message = { public: false, thread: party?.id ?? "", authorKind: "thirdParty", text: "Yes." } as const;
    waits.send({ type: "messageReceived", message }, thirdParty);
    expect(waits.present).toMatchObject({ status: "open", thirdParties: [{ answeredAt: waits.now }] });
  });

  test("without an address, or with several, nobody is asked and the ticket says why", () => {
    for (const address of [null, "nobody", "a@b.example, c@d.example", "a@b.example\nbcc: c@d.example"]) {
      const moved = desk(address).step(ana, "ask");
      expect(moved.present.thirdParties).toBeUndefined();
      expect(moved.effects).toEqual([]);
      expect(moved.facts).toContainEqual(expect.objectContaining({ type: "actionRefused", action: "askThirdParty" }));
    }
  });

  test("is said in both languages, and cannot be taken back", () => {
    const action = actions.find(({ type }) => type === "askThirdParty");
    expect(action?.irreversible).toBe(true);
    expect(action?.sentence(ASK, (one) => one)).toEqual({
      en: "Ask ‹bankAddress› about “Payment ‹Number›”",
      fr: "Demander à ‹bankAddress› à propos de « Payment ‹Numéro› »",
    });
  });
});
