import { describe, expect, test } from "vitest";
import { tooTangled } from "../../../designer/ui/too-tangled.ts";

describe("X11: HTML that would keep a browser busy", () => {
  test.each<[string, string]>([
    ["1 MB of it", `<p>${"x".repeat(1_048_576)}</p>`],
    ["50,000 misnested tags", "<b><i>".repeat(50_000)],
    ["100,000 boxes in one another", "<div>".repeat(100_000)],
    ["tables in tables", "<table><tbody><tr><td>".repeat(300)],
    ["more tags than anybody writes", "<br>".repeat(20_001)],
    ["boxes behind comments", `<!-- -->${"<!-- --><div>".repeat(201)}`],
  ])("%s is not read as HTML at all", (_title, html) => {
    expect(tooTangled(html)).toBe(true);
  });

  test.each<[string, string]>([
    ["an answer with what was quoted twenty times", "<blockquote><p>Hello</p>".repeat(20)],
    ["a long newsletter", "<table><tr><td><p>News</p></td></tr></table>".repeat(2000)],
    ["a list that nobody closes", "<li>One".repeat(5000)],
    ["text with signs of its own", "1 < 2 and 3 > 2. ".repeat(150)],
  ])("%s is", (_title, html) => {
    expect(tooTangled(html)).toBe(false);
  });
});
