import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const filrouge = (...args: string[]) =>
  spawnSync(process.execPath, ["api/command-line/filrouge.ts", ...args], {
    cwd: new URL("../../", import.meta.url),
    encoding: "utf8",
  });

test("a blueprint is written as a diagram of others, in the language asked for; what is none is refused with its place", () => {
  const drawn = filrouge("picture", "--as", "bpmn", "--language", "fr", "blueprints/library/refund.json");
  expect(drawn).toMatchObject({ status: 0, stderr: "" });
  expect(drawn.stdout).toMatch(/^<\?xml .*<bpmn:task id="state_agreed" name="Accordé".*<\/bpmn:definitions>\s*$/s);
  const refused = filrouge("picture", "--as", "mermaid", "package.json");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain("package.json: /kind ");
});
