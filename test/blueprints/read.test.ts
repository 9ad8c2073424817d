import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../blueprints/json.ts";
import { parseJson } from "../../blueprints/parse-json.ts";
import { readText, readValue } from "../../blueprints/read.ts";
import { stableText } from "../../blueprints/stable.ts";
import { sound } from "./sound.ts";

/** JSON without what our reader refuses on purpose. */
const plainJson = fc
  .json({ maxDepth: 6 })
  .filter((text) => !/__proto__|constructor|prototype|\\u0000/.test(text) && /^(?!.*\\ud[89a-f])/i.test(text));

const first = (text: string) => {
  const parsed = parseJson(text);
  return parsed.ok ? null : (parsed.findings[0] ?? null);
};

describe("reading JSON", () => {
  test("agrees with JSON.parse on every JSON text", () => {
    fc.assert(
      fc.property(plainJson, (text) => {
        const parsed = parseJson(text);
        // Numbers that would change on the way are refused on purpose.
        if (!parsed.ok)
          expect(
            parsed.findings.every(({ code }) => code === "document.badNumber"),
            text,
          ).toBe(true);
        else expect(parsed.value).toEqual(withoutMinusZero(JSON.parse(text)));
      }),
      { numRuns: 2_000 },
    );
  });

  test("agrees with JSON.parse on what is no JSON", () => {
    const damage = fc.tuple(plainJson, fc.nat(), fc.constantFrom("", ",", "]", "}", '"', ":", "\\", "nul", "-", "\n"));
    fc.assert(
      fc.property(damage, ([text, at, put]) => {
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + put + text.slice(place + 1);
        let accepted = true;
        try {
          JSON.parse(damaged);
        } catch {
          accepted = false;
        }
        const finding = first(damaged);
        // Where JSON.parse takes it, ours may only refuse what it refuses on purpose.
        if (!accepted) expect(finding).not.toBeNull();
        else expect(finding?.code).not.toBe("document.notJson");
      }),
      { numRuns: 2_000 },
    );
  });

  test("names line and column of what is wrong", () => {
    expect(first('{\n  "a": 1,\n  "b" 2\n}')?.message.en).toBe("3:7: a colon is expected, not 2.");
    expect(first('{\n  "a": 1,\n  "b" 2\n}')?.message.fr).toBe("3:7: il faut un deux-points, pas 2.");
    expect(first('{"a": [1, 2')?.message.en).toBe("1:12: a comma or ] is expected where the text ends.");
    expect(first('{"a": NaN}')?.message.en).toBe("1:7: a value is expected, not NaN.");
    expect(first("")?.message.en).toBe("1:1: a value is expected where the text ends.");
  });

  test("keeps a byte order mark out", () => {
    expect(parseJson('\ufeff{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  test("looks at size before encoding, at encoding before keys, at keys before grammar", () => {
    const codes = (text: string): string[] => {
      const read = readText(text);
      return read.ok ? [] : read.findings.map(({ code }) => code);
    };
    expect(codes(`{"kind": "\\u0000${"x".repeat(1_100_000)}`)).toEqual(["document.tooBig"]);
    expect(codes('{"kind": "\\u0000", "kind": "x"}')).toEqual(["document.nul", "document.duplicateKey"]);
    expect(codes('{"kind": "blueprint", "kind": "blueprint", "states": 3}')).toEqual(["document.duplicateKey"]);
  });

  test("tells every missing and every unknown key by its own place", () => {
    const { states: _states, ...document } = sound();
    const read = readValue({ ...document, colour: 1, shape: 2, entry: {} });
    expect(read.ok ? [] : read.findings.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
      "grammar.missing /entry/into",
      "grammar.missing /states",
      "grammar.unknownKey /colour",
      "grammar.unknownKey /shape",
    ]);
  });

  test("judges a choice by the branch that was meant", () => {
    const document = sound();
    const transitions = document.transitions.map((one) =>
      one.id === "close" ? { ...one, start: { after: "soon", time: "calendar" } } : one,
    );
    const read = readValue({ ...document, transitions });
    expect(read.ok ? [] : read.findings.map(({ pointer }) => pointer)).toEqual(["/transitions/3/start/after"]);
  });
});

describe("stable text", () => {
  test("B40: what is read and written again gives the same bytes", () => {
    const text = stableText(sound() as unknown as Json);
    const read = readText(text);
    expect(read.ok && stableText(read.document as unknown as Json)).toBe(text);
  });

  test("B40: does not depend on the order in which keys were written", () => {
    const shuffled = Object.fromEntries(Object.entries(sound()).toReversed());
    const [one, other] = [readValue(sound()), readValue(shuffled)];
    if (!one.ok || !other.ok) throw new Error("The sound blueprint does not read.");
    expect(stableText(other.document as unknown as Json)).toBe(stableText(one.document as unknown as Json));
  });

  test("writes any JSON so that it reads the same, in lines of bounded length", () => {
    fc.assert(
      fc.property(plainJson, (text) => {
        const value = withoutMinusZero(JSON.parse(text));
        const written = stableText(value);
        expect(JSON.parse(written)).toEqual(value);
        expect(stableText(JSON.parse(written))).toBe(written);
        for (const line of written.split("\n"))
          if (/^ *[[{].*[\]}],?$/.test(line)) expect(line.length).toBeLessThanOrEqual(121);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** JSON has no minus zero that would survive writing. */
const withoutMinusZero = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json;
