import { expect, it } from "vitest";
import { library } from "../../../blueprints/library.ts";
import { textIn } from "../../../blueprints/text.ts";
import { type Line, processInWords } from "../../../designer/sentences/process.ts";

const blueprints = library.flatMap(({ document }) => (document.kind === "blueprint" ? [document] : []));
const linesOf = (document: (typeof blueprints)[number]): readonly Line[] =>
  processInWords(document).flatMap(({ lines }) => lines);

it("every shipped process is told whole, in both languages: each state, each step, each with its place", () => {
  expect(blueprints.length).toBeGreaterThan(3);
  for (const document of blueprints) {
    const chapters = processInWords(document);
    for (const language of ["en", "fr"] as const) {
      const told = chapters.map(({ title, lines }) =>
        [title, ...lines.map(({ text }) => text)].map((text) => text[language]),
      );
      const text = told.flat().join("\n");
      expect(text).not.toMatch(/undefined|\[object|NaN|null/);
      for (const { name } of document.states) expect(text).toContain(textIn(name, language));
      for (const { name } of document.transitions) expect(text).toContain(textIn(name, language));
      for (const line of told.flat()) expect(line.trim()).not.toBe("");
    }
  }
});

it("each step is told in full once, and named again at the other states that it leaves", () => {
  for (const document of blueprints) {
    const lines = linesOf(document);
    for (const { id, from, during, start } of document.transitions) {
      const own = lines.filter(({ element }) => element === `transition:${id}`);
      const openings = own.filter(({ pointer }) => pointer.endsWith(start ? "/start" : "/before"));
      expect(openings).toHaveLength(1);
      expect(own.filter(({ opens }) => opens)).toHaveLength(from === "any" ? 1 : from.length);
      if (during?.some(({ ask }) => ask !== "message"))
        expect(own.some(({ pointer }) => pointer.endsWith("/during"))).toBe(true);
    }
  }
});

it("names that only the desk knows are used, and no id is left where there is a name", () => {
  const finance = blueprints.find(({ key }) => key === "finance-requests");
  if (!finance) throw new Error("finance requests are shipped");
  const names = new Map([
    ["group:finance", "Billing people"],
    ["group:finance-leads", "Heads of billing"],
    ["department:finance", "Money"],
  ]);
  const named = (reference: string) => {
    const name = names.get(reference);
    return name === undefined ? undefined : { en: name, fr: name };
  };
  const text = processInWords(finance, { named })
    .flatMap(({ lines }) => lines.map(({ text }) => text.en))
    .join("\n");
  expect(text).toContain("Billing people");
  expect(text).not.toMatch(/finance-leads|group:|department:/);
});

it("what is not filled in yet is said to be so, and the rest is told", () => {
  const [first] = blueprints;
  if (!first) throw new Error("there is a shipped blueprint");
  const broken = {
    ...first,
    transitions: first.transitions.map((one, index) =>
      index === 0 ? { ...one, after: [{ do: "setField" } as NonNullable<typeof one.after>[number]] } : one,
    ),
  };
  expect(processInWords(broken).length).toBe(processInWords(first).length);
});
