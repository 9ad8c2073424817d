import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleText, openFile } from "../../../blueprints/export/bundle.ts";
import { linksOf } from "../../../blueprints/export/links.ts";
import { renamed } from "../../../blueprints/export/rename.ts";
import type { JsonObject } from "../../../blueprints/json.ts";
import { library } from "../../../blueprints/library.ts";
import { MAX_BYTES } from "../../../blueprints/limits.ts";
import { readValue } from "../../../blueprints/read.ts";

const shipped = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`../../../blueprints/library/${name}.json`, import.meta.url), "utf8"));
const REFUND = shipped("refund");
const AMOUNT = shipped("fields/amount");

const findings = (text: string) => {
  const opened = openFile(text);
  return opened.ok ? [] : opened.findings.map(({ code, pointer }) => `${code} ${pointer}`);
};

describe("a file of documents", () => {
  it("B40: gives back what was put in, to the byte, however often it goes through", () => {
    const text = bundleText([REFUND, AMOUNT]);
    const opened = openFile(text);
    expect(opened.ok && opened.documents.map(({ kind, key }) => `${kind}/${key}`)).toEqual([
      "blueprint/refund",
      "field/amount",
    ]);
    expect(opened.ok && bundleText(opened.documents.map(({ document }) => document))).toBe(text);
  });

  it("opens a plain document as a file of one", () => {
    const opened = openFile(JSON.stringify(AMOUNT));
    expect(opened).toEqual({ ok: true, documents: [{ kind: "field", key: "amount", document: AMOUNT }] });
  });

  it("says of what is no such file what is wrong, and where", () => {
    const [first, second] = [JSON.stringify(REFUND), JSON.stringify(AMOUNT)];
    const bundle = (inner: string, version = 1) =>
      `{"kind":"bundle","schemaVersion":${version},"documents":[${inner}]}`;
    expect(findings("<svg/>")).toEqual(["document.notJson "]);
    expect(findings("[1]")).toEqual(["document.notObject "]);
    expect(findings('{"kind":"picture"}')).toEqual(["document.unknownKind /kind"]);
    expect(findings(bundle(second, 2))).toEqual(["document.newer /schemaVersion"]);
    expect(findings(bundle(""))).toEqual(["bundle.documents /documents"]);
    expect(findings(bundle(`${first},${second.replace('"schemaVersion":1', '"schemaVersion":7')}`))).toEqual([
      "document.newer /documents/1/schemaVersion",
    ]);
    expect(findings(bundle(`${second},${first},${second}`))).toEqual(["bundle.twice /documents/2/key"]);
    expect(findings(bundle(`{"__proto__":{"polluted":1},${first.slice(1)}`))).toEqual([
      "document.forbiddenKey /documents/0/__proto__",
    ]);
    const turned = JSON.stringify({ ...AMOUNT, key: "amo\u202eunt" });
    expect(findings(bundle(`${first},${turned}`))[0]).toMatch(/ \/documents\/1\/key$/);
    expect(findings(JSON.stringify({ ...AMOUNT, name: "x".repeat(5 * MAX_BYTES) }))).toEqual(["document.tooBig "]);
  });
});

describe("a document under another key", () => {
  it("takes every place that names it along, and leaves names that only begin like it", () => {
    const rule: JsonObject = {
      kind: "trigger",
      schemaVersion: 1,
      key: "amount",
      name: "When amount",
      on: ["created"],
      when: { is: [{ var: "ticket.fields.amount" }, { var: "ticket.fields.amounts" }] },
      do: [
        { do: "setField", field: "amount", value: 1 },
        { do: "note", text: "{{ticket.fields.amount}} of {{ ticket.fields.amount }}, {{ticket.fields.amount-2}}" },
      ],
    };
    const [field, next] = renamed([AMOUNT, rule], { kind: "field", from: "amount", to: "sum" });
    expect(field).toEqual({ ...AMOUNT, key: "sum" });
    expect(next).toEqual({
      ...rule,
      when: { is: [{ var: "ticket.fields.sum" }, { var: "ticket.fields.amounts" }] },
      do: [
        { do: "setField", field: "sum", value: 1 },
        { do: "note", text: "{{ticket.fields.sum}} of {{ ticket.fields.sum }}, {{ticket.fields.amount-2}}" },
      ],
    });
  });

  it("is named by nobody under the old one any more, for everything that is shipped, and all still reads", () => {
    const documents = library.map(({ document }) => document as JsonObject);
    const named = documents.map((document) => new Set(linksOf(document).map(({ kind, key }) => `${kind}/${key}`)));
    for (const { kind, key } of library.map(({ document }) => document)) {
      const users = documents.filter((_, index) => named[index]?.has(`${kind}/${key}`));
      const next = renamed(users, { kind, from: key, to: "elsewhere" });
      expect(next.flatMap(linksOf).filter((link) => link.kind === kind && link.key === key)).toEqual([]);
      for (const document of next) expect(readValue(document), `${kind} ${key}`).toMatchObject({ ok: true });
    }
  });
});
