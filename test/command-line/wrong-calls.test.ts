import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { scratch } from "../scratch.ts";

/** What a call answers: exit code, what it said, what it complained of. */
async function call(...args: readonly string[]): Promise<readonly [number | null, string, string]> {
  const child = spawn(process.execPath, ["api/command-line/filrouge.ts", ...args], {
    cwd: new URL("../../", import.meta.url),
    env: { ...process.env, FILROUGE_DATA: scratch("wrong-calls") },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return [await ended, out, complaint];
}

test("every word says how it is called when it is asked, and that is no error", async () => {
  const [code, out, complaint] = await call("work", "--help");
  expect([code, complaint]).toEqual([0, ""]);
  expect(out).toMatch(/^Wake tickets.*\nusage: npm run filrouge -- work/);
});

test("a folder to copy from that is not there is told, and not made", async () => {
  const folder = path.join(scratch("wrong-calls"), "mistyped");
  expect(await call("copy-files", folder, scratch("wrong-calls"))).toEqual([
    2,
    "",
    `There is no folder ${folder} to copy from.\n`,
  ]);
  expect(existsSync(folder)).toBe(false);
});

test("a file that is not there is told in a sentence", async () => {
  const [code, out] = await call("verify", "--language", "fr", "mistyped.json");
  expect(code).toBe(1);
  expect(out).toMatch(/^mistyped\.json:1:1 erreur file\.unreadable \/ Ce fichier n’existe pas\.\n/);
  expect(out).toMatch(/1 erreur, 0 avertissement, 0 exemple sur 0 réussi\n$/);
});
