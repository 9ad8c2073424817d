import { expect, it } from "vitest";
import { library } from "../../../blueprints/library.ts";
import { cut, textWidth, wrapped } from "../../../designer/export/fit-text.ts";
import { svgOf } from "../../../designer/export/svg-text.ts";

const blueprints = library.flatMap(({ document }) => (document.kind === "blueprint" ? [document] : []));

it("a picture shows every state and every way of a blueprint, each once", () => {
  for (const document of blueprints) {
    const svg = svgOf(document, "en");
    for (const { id } of document.states) expect(svg.split(`data-state="${id}"`)).toHaveLength(2);
    for (const { id, from } of document.transitions)
      expect(svg.split(`data-transition="${id}"`)).toHaveLength(from === "any" ? 2 : from.length + 1);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|var\(|class="react/);
  }
});

it("what people have written stays text: markup is escaped, what XML cannot write is left out, what is long is cut", () => {
  const [first] = blueprints;
  if (!first) throw new Error("there is a shipped blueprint");
  const name = `<script>alert(1)</script>&"\u0000\u0008 ${"long ".repeat(300)}`;
  const states = first.states.map((state) => ({ ...state, name }));
  const svg = svgOf({ ...first, name, states, transitions: first.transitions.map((one) => ({ ...one, name })) }, "fr");
  expect(svg).not.toMatch(/<script|on\w+=|javascript:/i);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none of them is there is what is asked
  expect(svg).not.toMatch(/[\u0000-\u0008]/);
  expect(svg).toContain("&lt;script&gt;");
  for (const [, shown = ""] of svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)) expect(shown.length).toBeLessThan(120);
});

it("lines are broken between words and cut where there is no more room", () => {
  expect(wrapped("Waiting for the customer", 400, 2, 13, true)).toEqual(["Waiting for the customer"]);
  const two = wrapped("Waiting for the answer of the customer and of the supplier", 140, 2, 13, true);
  expect(two).toHaveLength(2);
  expect(two[0]).toMatch(/^Waiting for/);
  expect(two[1]).toMatch(/…$/);
  for (const line of two) expect(textWidth(line, 13, true)).toBeLessThan(160);
  expect(wrapped("Donaudampfschifffahrtsgesellschaftskapitän", 100, 2, 13)).toHaveLength(1);
  expect(cut("short", 100, 12)).toBe("short");
});
