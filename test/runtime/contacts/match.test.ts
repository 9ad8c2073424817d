import { describe, expect, test } from "vitest";
import { type ContactMatching, contactMatchingSchema } from "../../../blueprints/contact-matching.ts";
import { verify } from "../../../blueprints/verify.ts";
import { knownBy, matchingOf, organizationFor } from "../../../runtime/contacts/match.ts";

const rules = (changes: Partial<ContactMatching> = {}): ContactMatching => ({
  ...{ kind: "contact-matching", schemaVersion: 1, key: "main", name: "Main" },
  ...{ subaddresses: true, shared: ["info@", "team@shop.example"], organizations: [] },
  ...changes,
});

describe("by what somebody is known again", () => {
  test("is the address, and what it is a subaddress of, where the rules say that they are one", () => {
    expect(knownBy(matchingOf([rules()]), "nina+news@shop.example")).toEqual({
      own: "nina+news@shop.example",
      base: "nina@shop.example",
    });
    expect(knownBy(matchingOf([rules()]), "nina@shop.example")).toEqual({ own: "nina@shop.example", base: null });
    expect(knownBy(matchingOf([rules({ subaddresses: false })]), "nina+news@shop.example")?.base).toBeNull();
    expect(knownBy(matchingOf([]), "nina+news@shop.example")?.base).toBeNull();
    expect(knownBy(matchingOf([rules()]), "+news@shop.example")?.base).toBeNull();
  });

  test("is never a shared mailbox, at any domain or one alone, nor a subaddress of one", () => {
    const matching = matchingOf([rules()]);
    for (const address of ["info@shop.example", "info@else.example", "team@shop.example", "info+x@shop.example"])
      expect(knownBy(matching, address)).toBeNull();
    expect(knownBy(matching, "team@else.example")).not.toBeNull();
  });
});

describe("the organization of whoever writes", () => {
  const matching = matchingOf([
    rules({
      organizations: [
        { organization: "organization:shop", from: ["shop.example"] },
        { organization: "organization:lab", from: ["lab.shop.example", "nina@home.example"] },
      ],
    }),
    rules({
      key: "more",
      organizations: [{ organization: "organization:late", from: ["shop.example", "late.example"] }],
    }),
  ]);

  test("is that of the whole address, else of the nearest domain; of several documents the first that says it", () => {
    const of = (...addresses: string[]) => organizationFor(matching, addresses);
    expect(of("a@shop.example")).toBe("organization:shop");
    expect(of("a@mail.shop.example")).toBe("organization:shop");
    expect(of("a@x.lab.shop.example")).toBe("organization:lab");
    expect(of("a@myshop.example")).toBeNull();
    expect(of("a@late.example")).toBe("organization:late");
    expect(of("a@shop.example", "nina@home.example")).toBe("organization:lab");
    expect(of("nina+x@home.example")).toBe("organization:lab");
    expect(of("other@home.example")).toBeNull();
    expect(of()).toBeNull();
  });
});

test("rules read only small letters, whole domains and whole addresses, and claim each once", () => {
  const reads = (changes: object) => contactMatchingSchema.safeParse({ ...rules(), ...changes }).success;
  const from = (source: string) => reads({ organizations: [{ organization: "organization:x", from: [source] }] });
  expect(["shop.example", "a@shop.example", "a.b-c.example"].every(from)).toBe(true);
  expect(
    ["Shop.example", "example", "@shop.example", "shop.example.", "a@b@c.example", "*.shop.example", ""].some(from),
  ).toBe(false);
  expect(reads({ shared: ["info@", "info@shop.example"] })).toBe(true);
  for (const wrong of ["info", "@shop.example", "Info@", "info@shop"]) expect(reads({ shared: [wrong] })).toBe(false);
  const twice = rules({
    organizations: [
      { organization: "organization:a", from: ["shop.example"] },
      { organization: "organization:b", from: ["shop.example"] },
    ],
  });
  expect(verify(twice).findings).toMatchObject([
    { code: "contactMatching.twice", severity: "error", pointer: "/organizations/1/from/0" },
  ]);
});
