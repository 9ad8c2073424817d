import { describe, expect, test } from "vitest";
import type { Blueprint } from "../../../../blueprints/blueprint.ts";
import { HAPPENINGS, triggerSchema } from "../../../../blueprints/trigger.ts";
import { triggers } from "../../../../designer/i18n/triggers.ts";
import { isTriggerLike, plainTrigger } from "../../../../designer/screens/triggers/plain-trigger.ts";
import { type TriggerTeller, triggerWords } from "../../../../designer/screens/triggers/trigger-words.ts";

const NOTHING: Blueprint = {
  kind: "blueprint",
  schemaVersion: 1,
  key: "all",
  name: "",
  entry: { into: {} },
  states: [],
  transitions: [],
};
const teller = (language: "en" | "fr"): TriggerTeller => ({
  t: (key) => new Map(Object.entries(triggers[language])).get(key) ?? key,
  language,
  directory: null,
  document: NOTHING,
});
const trigger = triggerSchema.parse({
  kind: "trigger",
  schemaVersion: 1,
  key: "back",
  name: "Back",
  on: ["requesterReplied", "reopened"],
  when: { is: [{ var: "ticket.status" }, "open"] },
  do: [
    { do: "addTag", tag: "back" },
    { do: "setField", field: "priority", value: "high" },
  ],
});

describe("a trigger as a sentence", () => {
  test("says what starts it, the condition and the actions, in both languages", () => {
    expect(triggerWords(trigger, teller("en"))).toBe(
      "When the requester answers or the ticket is reopened, and Status is open, then: Add the tag back; Set Priority to high",
    );
    expect(triggerWords(trigger, teller("fr"))).toBe(
      "Quand le demandeur répond ou le ticket est rouvert, et que Statut est ouvert, alors : Ajouter l’étiquette back ; Mettre Priorité à high",
    );
  });

  test("keeps French guillemets on the line of their word", () => {
    const reply = triggerSchema.parse({ ...trigger, do: [{ do: "replyFromTemplate", template: "seen" }] });
    expect(triggerWords(reply, teller("fr"))).toContain("Répondre avec «\u00a0seen\u00a0»");
  });

  test("is one while it is not finished", () => {
    const draft = plainTrigger("created")("new", "New");
    expect(isTriggerLike(draft)).toBe(true);
    expect(triggerWords(draft, teller("en"))).toBe("When a ticket is created, then: …");
    expect(triggerWords({ on: [], do: [] }, teller("en"))).toBe("When nothing starts it yet, then: …");
  });

  test("has plain words for everything that may start it", () => {
    for (const language of ["en", "fr"] as const)
      for (const one of HAPPENINGS) expect(teller(language).t(`on.${one}`)).toContain(" ");
  });
});

describe("what the form can draw", () => {
  test.each([
    ["no object", null],
    ["no actions", { on: ["created"] }],
    ["an event that there is not", { on: ["exploded"], do: [] }],
    ["an action that is no object", { on: ["created"], do: ["close"] }],
  ])("%s: it is mended in JSON", (_, value) => {
    expect(isTriggerLike(value)).toBe(false);
  });
});
