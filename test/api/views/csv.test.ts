import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "../../../api/present/csv.ts";

test("X20: whatever stands in a cell comes back the same, but for a mark before what a spreadsheet would take for a formula", () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^[=+\-@\t\r"',;\n]{0,4}[a-z]{0,3}$/));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const [row = []]: string[][] = parse(csvRow(cells), { record_delimiter: "\r\n" });
      expect(row.map((text) => /^[=+\-@\t\r]/.test(text))).toEqual(cells.map(() => false));
      expect(row).toEqual(cells.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
