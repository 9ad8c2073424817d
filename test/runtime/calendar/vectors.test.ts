import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runVectors, vectorFileSchema } from "../../../api/command-line/calendar-vectors.ts";

const own = new URL("../../vectors/calendar.json", import.meta.url);
const shared = new URL("../../../../shared/vectors/calendar.json", import.meta.url);

describe("vectors of working time", () => {
  test("all 400 come out as two independent programs worked them out", () => {
    const file = vectorFileSchema.parse(JSON.parse(readFileSync(own, "utf8")));
    expect(file.cases).toHaveLength(400);
    expect(runVectors(file)).toEqual([]);
  });

  test("are the ones that were handed over, where those lie beside", () => {
    if (existsSync(shared)) expect(readFileSync(own, "utf8")).toBe(readFileSync(shared, "utf8"));
    else expect(existsSync(own)).toBe(true);
  });
});
