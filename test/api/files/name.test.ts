import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanName } from "../../../api/files/name.ts";

test.each([
  ["report.pdf", "report.pdf"],
  ["Été à Paris.png", "Été à Paris.png"],
  ["Été.png".normalize("NFD"), "Été.png".normalize("NFC")],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\ana\\invoice.pdf", "invoice.pdf"],
  ["\u200b.htaccess", "htaccess"],
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  ["a.php%00.jpg", "a.php%00.jpg"],
  ["a\u0000b.txt", "ab.txt"],
  ["CON", "_CON"],
  ["com1.txt", "_com1.txt"],
  ["console.log", "console.log"],
  ['"><img onerror>', "___img onerror_"],
  ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"],
  ["=cmd|calc!A0", "=cmd_calc!A0"],
  ["trailing. . .", "trailing"],
  ["", "file"],
  ["...", "file"],
  ["\u202e\u200b", "file"],
  ["folder/", "file"],
])("the name %j is kept as %j", (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});

test("a long name keeps its beginning and its extension, and is cut within no character", () => {
  const cut = cleanName(`${"é".repeat(300)}.pdf`);
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
  expect(cut).toMatch(/^é+\.pdf$/u);
  expect(cleanName("😀".repeat(100))).toMatch(/^(😀)+$/u);
});

test("ten thousand marks on one letter become a few", () => {
  expect(cleanName(`a${"\u0301".repeat(10_000)}.txt`).length).toBeLessThan(12);
});

test("whatever comes, a name has no folder, nothing unseen, a sane length, and cleaning it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
      const name = cleanName(given);
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\<>:"|?*]/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
      expect(name).not.toBe("");
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(cleanName(name)).toBe(name);
    }),
  );
});
