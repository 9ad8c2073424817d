import { createHmac, createSecretKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signedCookies } from "../../../api/auth/cookie.ts";

const KEY = createSecretKey("a secret of this desk", "utf8");
const signed = (held: string, key = KEY): string =>
  encodeURIComponent(`${held}.${createHmac("sha256", key).update(held).digest("base64")}`);

describe("a signed cookie", () => {
  test("gives what it holds, the second time as the first", () => {
    const read = signedCookies("session", KEY);
    const header = `theme=dark; session=${signed("abc")}`;
    expect([read(header), read(header)]).toEqual(["abc", "abc"]);
  });

  test("that this desk has not signed gives nothing, also after a good one", () => {
    const read = signedCookies("session", KEY);
    const good = signed("abc");
    expect(read(`session=${good}`)).toBe("abc");
    const forged = [
      signed("abc", createSecretKey("another secret", "utf8")),
      good.replace("abc", "abd"),
      good.slice(0, -8),
      "abc.",
      ".",
      "",
    ];
    for (const value of forged) expect([read(`session=${value}`), read(`session=${value}`)]).toEqual([null, null]);
    expect(read("other=1")).toBeNull();
  });

  test("is still checked when far more have come than are remembered", () => {
    const read = signedCookies("session", KEY);
    for (let i = 0; i < 3_000; i++) expect(read(`session=${signed(`token-${i}`)}`)).toBe(`token-${i}`);
    expect(read(`session=${signed("token-0")}`)).toBe("token-0");
    expect(read(`session=${signed("token-0").replace("token-0", "token-1")}`)).toBeNull();
  });
});
