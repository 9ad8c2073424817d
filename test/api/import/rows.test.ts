import { describe, expect, test } from "vitest";
import { type BrokenRow, decode, type Row, readRows } from "../../../api/import/rows.ts";

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

async function* bytes(buffer: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

async function rowsOf(text: AsyncIterable<string>, delimiter?: string): Promise<readonly unknown[]> {
  const rows: (Row | BrokenRow)[] = [];
  for await (const row of readRows(text, delimiter)) rows.push(row);
  return rows.map((row) => ("cells" in row ? [row.line, ...row.cells] : [row.line, row.problem.en]));
}

const FORGOTTEN = "A quote is opened and not closed.";
const BADLY = "The quotes are not in place.";

describe("rows of a log", () => {
  test("LF, CRLF and CR end a line, cut anywhere, and blank lines count as lines only", async () => {
    expect(await rowsOf(pieces("a,b\r", "\n1,2\r\n\r\n3", ",4\n5,6\r7,8"))).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
      [4, "3", "4"],
      [5, "5", "6"],
      [6, "7", "8"],
    ]);
  });

  test("quotes hold delimiters, quotes and line ends", async () => {
    expect(await rowsOf(pieces('a,b\n"x, ""y""","two\nlines"\n5,6\n'))).toEqual([
      [1, "a", "b"],
      [2, 'x, "y"', "two\nlines"],
      [4, "5", "6"],
    ]);
  });

  test("a quote that nobody closes costs its own line only", async () => {
    expect(await rowsOf(pieces('a,b\n1,2\n3,"xy\n5,6\n7,8\n'))).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
      [3, FORGOTTEN],
      [4, "5", "6"],
      [5, "7", "8"],
    ]);
  });

  test("a forgotten quote before quoted cells costs its own line only", async () => {
    expect(await rowsOf(pieces('a,b\n3,"xy\n5,"6"\n7,"8"\n'))).toEqual([
      [1, "a", "b"],
      [2, FORGOTTEN],
      [3, "5", "6"],
      [4, "7", "8"],
    ]);
  });

  test("quotes out of place are told, and the next rows are read", async () => {
    expect(await rowsOf(pieces('a,b\n1,"x"y"\n3,x"y"\n5,6\n'))).toEqual([
      [1, "a", "b"],
      [2, FORGOTTEN],
      [3, BADLY],
      [4, "5", "6"],
    ]);
  });

  test("another delimiter, and cells that a spreadsheet would run, are text", async () => {
    expect(await rowsOf(pieces("a;b\n=HYPERLINK(1);+1\n\t@SUM;-1\n"), ";")).toEqual([
      [1, "a", "b"],
      [2, "=HYPERLINK(1)", "+1"],
      [3, "\t@SUM", "-1"],
    ]);
  });

  test.each(["utf-8", "utf-16le", "utf-16be"] as const)(
    "a byte order mark of %s is obeyed and is no part of the header",
    async (encoding) => {
      const text = "\ufeffcase,name\n1,Chloé\n";
      const buffer = Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
      if (encoding === "utf-16be") buffer.swap16();
      for (const size of [1, 2, 3, 7, 1000])
        expect(await rowsOf(decode(bytes(buffer, size)))).toEqual([
          [1, "case", "name"],
          [2, "1", "Chloé"],
        ]);
    },
  );

  test("an encoding that the mapping names is used, and a tiny or empty file is read", async () => {
    expect(await rowsOf(decode(bytes(Buffer.from("a\nChlo\xe9", "latin1"), 4), "windows-1252"))).toEqual([
      [1, "a"],
      [2, "Chloé"],
    ]);
    expect(await rowsOf(decode(bytes(Buffer.from("a"), 4)))).toEqual([[1, "a"]]);
    expect(await rowsOf(decode(bytes(Buffer.from(""), 4)))).toEqual([]);
  });

  test("bytes that are no text in the file's encoding end the reading, and say from which line on", async () => {
    const buffer = Buffer.from("case,name\n1,Ana\n2,Chlo\xe9\n", "latin1");
    for (const size of [1, 16, 1000])
      await expect(rowsOf(decode(bytes(buffer, size)))).rejects.toThrow(
        /^From line 3 on there is .*utf-8.*windows-1252/,
      );
    // A sign that says that one was lost is a sign like others.
    expect(await rowsOf(decode(bytes(Buffer.from("a\ufffd"), 2)))).toEqual([[1, "a\ufffd"]]);
  });
});
