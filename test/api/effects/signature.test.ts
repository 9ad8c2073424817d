import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { newSigningSecret, seal, signedHeaders, unseal } from "../../../api/effects/signature.ts";

const MINUTE = 60_000;
const seeds = Array.from({ length: 300 }, (_, index) => index);
/** Texts of many lengths and alphabets, the same at each run. */
const bodyOf = (seed: number): string => JSON.stringify({ seed, text: 'é漢🎈 \\"\n<>'.repeat((seed * 37) % 900) });

describe("R24: signatures as Standard Webhooks", () => {
  test("are verified by its own library, whole bodies alone", () => {
    const secret = newSigningSecret();
    expect(Buffer.from(secret.replace("whsec_", ""), "base64")).toHaveLength(32);
    const library = new Webhook(secret);
    for (const seed of seeds) {
      const body = bodyOf(seed);
      const headers = signedHeaders([secret], { id: `effect-${seed}`, at: Date.now(), body });
      expect(library.verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => library.verify(`${body} `, headers)).toThrow();
      expect(() => library.verify(body, { ...headers, "webhook-id": "another" })).toThrow();
    }
  });

  test("are refused by its library ten minutes early or late", () => {
    const secret = newSigningSecret();
    for (const shift of [-10, 10]) {
      const headers = signedHeaders([secret], { id: "one", at: Date.now() + shift * MINUTE, body: "{}" });
      expect(() => new Webhook(secret).verify("{}", headers)).toThrow();
    }
  });

  test("of both secrets are there while one replaces the other", () => {
    const [before, after, other] = [newSigningSecret(), newSigningSecret(), newSigningSecret()];
    const headers = signedHeaders([after, before], { id: "one", at: Date.now(), body: "{}" });
    expect(new Webhook(before).verify("{}", headers)).toEqual({});
    expect(new Webhook(after).verify("{}", headers)).toEqual({});
    expect(() => new Webhook(other).verify("{}", headers)).toThrow();
  });

  test("secrets at rest are opened by the desk's own secret alone, and only for their endpoint", () => {
    const secret = newSigningSecret();
    const sealed = seal("desk", "endpoint-1", secret);
    expect(sealed).not.toContain(secret.slice(6, 20));
    expect(unseal("desk", "endpoint-1", sealed)).toBe(secret);
    expect(() => unseal("another desk", "endpoint-1", sealed)).toThrow();
    expect(() => unseal("desk", "endpoint-2", sealed)).toThrow();
  });
});
