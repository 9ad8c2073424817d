import { expect, it } from "vitest";
import { usesOf } from "../../../api/definitions/uses.ts";

const at = { author: "agent:ada", at: 0, note: "", retiredAt: null };
const record = (
  kind: "trigger" | "field" | "blueprint",
  key: string,
  inForce: object | null,
  draft: object | null,
) => ({
  kind,
  key,
  draft: draft && { ...at, revision: 1, body: JSON.stringify(draft) },
  versions: inForce ? [{ ...at, version: 1, status: "published" as const, body: JSON.stringify(inForce) }] : [],
});
const sets = (field: string) => ({ do: "setField", field, value: 1 });

it("lists who names a field, in force or in a draft, with the part around each place", () => {
  const records = [
    record("field", "amount", { kind: "field", key: "amount", field: "amount" }, null),
    record("trigger", "first", { name: { en: "First", fr: "Premier" }, do: [sets("amount")] }, { do: [] }),
    record("trigger", "second", { name: "Second", do: [] }, { name: "Second", do: [sets("other"), sets("amount")] }),
    record(
      "blueprint",
      "refund",
      { name: "Refund", transitions: [{ name: "Pay", after: [sets("amount"), sets("amount")] }] },
      null,
    ),
    record("trigger", "unfinished", null, { do: [sets("amount")] }),
    record("trigger", "stranger", { name: "Stranger", do: [sets("amounts")] }, null),
  ];
  expect(usesOf({ kind: "field", key: "amount" }, records)).toEqual([
    {
      kind: "trigger",
      key: "first",
      name: { en: "First", fr: "Premier" },
      inForce: true,
      inDraft: false,
      places: [{ pointer: "/do/0/field", part: null }],
    },
    {
      kind: "trigger",
      key: "second",
      name: "Second",
      inForce: false,
      inDraft: true,
      places: [{ pointer: "/do/1/field", part: null }],
    },
    {
      kind: "blueprint",
      key: "refund",
      name: "Refund",
      inForce: true,
      inDraft: false,
      places: [
        { pointer: "/transitions/0/after/0/field", part: "Pay" },
        { pointer: "/transitions/0/after/1/field", part: "Pay" },
      ],
    },
    {
      kind: "trigger",
      key: "unfinished",
      name: "unfinished",
      inForce: false,
      inDraft: true,
      places: [{ pointer: "/do/0/field", part: null }],
    },
  ]);
});

it("forgets what is switched off", () => {
  const off = record("trigger", "first", { name: "First", do: [sets("amount")] }, null);
  const retired = { ...off, versions: off.versions.map((one) => ({ ...one, status: "retired" as const })) };
  expect(usesOf({ kind: "field", key: "amount" }, [retired])).toEqual([]);
});
