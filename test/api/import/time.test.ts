import { describe, expect, test } from "vitest";
import { instantReader, isZone } from "../../../api/import/time.ts";
import { isTimeFormat } from "../../../api/import/time-format.ts";

const at = (text: string) => Date.parse(text);

describe("instants of a log", () => {
  test("wall time is read in the zone, winter and summer", () => {
    const read = instantReader({ zone: "Europe/Rome", format: "yyyy-MM-dd HH:mm:ss" });
    expect(read("2010-01-13 08:40:25")).toEqual({ at: at("2010-01-13T07:40:25Z") });
    expect(read("2010-07-13 08:40:25")).toEqual({ at: at("2010-07-13T06:40:25Z") });
  });

  test("an hour that the clocks showed twice is the earlier or the later one, as the mapping says, and is told", () => {
    expect(instantReader({ zone: "Europe/Rome" })("2012-10-28 02:30:00")).toEqual({
      at: at("2012-10-28T00:30:00Z"),
      doubt: "ambiguous",
    });
    expect(instantReader({ zone: "Europe/Rome", ambiguous: "later" })("2012-10-28 02:30:00")).toEqual({
      at: at("2012-10-28T01:30:00Z"),
      doubt: "ambiguous",
    });
  });

  test("an hour that the clocks skipped lands as far after the change, and is told", () => {
    expect(instantReader({ zone: "Europe/Rome" })("2012-03-25 02:30:00")).toEqual({
      at: at("2012-03-25T01:30:00Z"),
      doubt: "skipped",
    });
  });

  test("the edges of the change are ordinary instants", () => {
    const read = instantReader({ zone: "Europe/Rome" });
    expect(read("2012-03-25 01:59:59")).toEqual({ at: at("2012-03-25T00:59:59Z") });
    expect(read("2012-03-25 03:00:00")).toEqual({ at: at("2012-03-25T01:00:00Z") });
    expect(read("2012-10-28 01:59:59")).toEqual({ at: at("2012-10-27T23:59:59Z") });
    expect(read("2012-10-28 03:00:00")).toEqual({ at: at("2012-10-28T02:00:00Z") });
  });

  test("a zone whose change is half an hour is read to the minute", () => {
    const read = instantReader({ zone: "Australia/Lord_Howe" });
    expect(read("2026-04-05 01:45:00")?.doubt).toBe("ambiguous");
    expect(read("2026-04-05 02:00:00")).toEqual({ at: at("2026-04-04T15:30:00Z") });
  });

  test("an offset in the text wins over the zone", () => {
    const read = instantReader({ zone: "Europe/Rome" });
    expect(read("2010-01-13T08:40:25+05:30")).toEqual({ at: at("2010-01-13T03:10:25Z") });
    expect(read("2010-01-13T08:40:25.123456Z")).toEqual({ at: at("2010-01-13T08:40:25.123Z") });
  });

  test("other companies' formats are read", () => {
    expect(instantReader({ zone: "UTC", format: "d/M/yyyy H:mm" })("3/4/2020 7:05")).toEqual({
      at: at("2020-04-03T07:05:00Z"),
    });
    const reads = (format: string, text: string) => instantReader({ zone: "UTC", format })(text);
    expect(reads("MM/dd/yyyy hh:mm:ss a", "03/04/2020 12:05:09 AM")).toEqual({ at: at("2020-03-04T00:05:09Z") });
    expect(reads("M/d/yy h:mma", "3/4/20 1:05pm")).toEqual({ at: at("2020-03-04T13:05:00Z") });
    expect(reads("dd-MMM-yyyy HH:mm", "04-MAR-1999 13:05")).toEqual({ at: at("1999-03-04T13:05:00Z") });
    expect(reads("dd/MM/yyyy HH'h'mm", "04/03/2020 13h05")).toEqual({ at: at("2020-03-04T13:05:00Z") });
    expect(reads("yyyy-MM-dd 'at' H 'o''clock'", "2020-03-04 at 7 o'clock")).toEqual({
      at: at("2020-03-04T07:00:00Z"),
    });
    expect(["13:05 PM", "00:05 AM", "1:05"].map((text) => reads("dd.MM.yyyy h:mm a", `04.03.2020 ${text}`))).toEqual([
      null,
      null,
      null,
    ]);
    expect(instantReader({ zone: "UTC", format: "epochSeconds" })("1700000000")).toEqual({ at: 1_700_000_000_000 });
  });

  test.each(["", "soon", "2010-02-30 10:00:00", "2010-01-13 25:00:00", "2010-13-01 10:00:00", "13/01/2010", "0x10"])(
    "%j is no instant",
    (text) => {
      expect(instantReader({ zone: "Europe/Rome" })(text)).toBeNull();
    },
  );

  test("formats and zones that make no sense are known as such", () => {
    const formats = ["iso", "epochMs", "dd.MM.yyyy HH:mm", "yyyyMMddTHHmmss", "d MMM yy", "M/d/yyyy hh:mm a"];
    expect(formats.filter((format) => !isTimeFormat(format))).toEqual([]);
    const wrong = ["", "HH:mm", "yyyy-MM", "yyyy-MM-dd yyyy", "YYYY-MM-DD", "yyyy-MM-dd yy", "d/M/yyyy 'at"];
    const halves = ["M/d/yyyy hh:mm", "M/d/yyyy HH:mm a", "M/d/yyyy HH hh a", "yyyy-MM-ddTHHhmm"];
    expect([...wrong, ...halves].filter(isTimeFormat)).toEqual([]);
    expect(["Europe/Rome", "UTC", "Mars/Phobos", ""].map(isZone)).toEqual([true, true, false, false]);
  });
});
