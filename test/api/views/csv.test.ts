import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "../../../api/present/csv.ts";

test("X20: whatever stands in a cell comes back the same, but for a mark before what a spreadsheet would take for a formula", () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^[=+\-@\t\r"',;\n]{0,4}[a-z]{0,3}[=;]{0,2}$/));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const [row = []]: string[][] = parse(csvRow(cells), { record_delimiter: "\r\n" });
      // A mark stands only before a sign of a formula.
      const plain = (text: string): string => text.replaceAll(/'+(?=[=+\-@\t\r])/g, "");
      expect(row.map(plain)).toEqual(cells.map(plain));
      expect(row.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

test("X20: a spreadsheet that parts cells at semicolons or tabs finds no formula either, wherever a text is cut", () => {
  const cell = fc.stringMatching(/^[=+\-@\t\r"',;\n a-c]{0,12}$/);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
      // Text in quotes is cut as well: to such a reader a quote within a cell is a letter.
      const [row = []]: string[][] = parse(csvRow(cells), { record_delimiter: "\r\n" });
      const parts = row.flatMap((text) => text.split(/[;\t\r\n]/).slice(1));
      expect(parts.filter((part) => /^[=+\-@]/.test(part))).toEqual([]);
    }),
    { seed: 20261124, numRuns: 500 },
  );
});
