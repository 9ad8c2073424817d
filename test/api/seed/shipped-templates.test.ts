import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { publish, saveDraft } from "../../../api/definitions/store.ts";
import { keepShippedTemplates } from "../../../api/seed/shipped-templates.ts";
import { library } from "../../../blueprints/library.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const shipped = library.flatMap(({ document }) =>
  document.kind === "template" && ["approval-asked", "acknowledged"].includes(document.key) ? [{ document }] : [],
);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("shipped templates on %s", (name) => {
  /** A desk with the two templates as they were shipped before they had a link. */
  async function oldDesk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    const desk = { store, definitions: new CompiledDefinitions(), clock: clockAt(NOON) };
    const put = async (key: string, text: string, author: string) => {
      const at = NOON - 1000;
      const document = { kind: "template", schemaVersion: 1, key, name: "As it was", text };
      const target = { kind: "template", key, at, author } as const;
      const saved = await saveDraft(store.db, { ...target, expected: 0, body: JSON.stringify(document) });
      if (!saved.ok) throw new Error("There is a draft.");
      await publish(store.db, { ...target, expected: saved.revision, note: "" });
    };
    await put("approval-asked", "It waits for you.", "system");
    await put("acknowledged", "It has reached us.", "system");
    const versions = (key: string) =>
      store.db
        .selectFrom("definition")
        .select(["version", "status", "author"])
        .where("key", "=", key)
        .orderBy("version")
        .execute();
    const textOf = async (key: string) =>
      (await desk.definitions.current(store.db)).templates.get(key)?.text ?? "nothing";
    return { desk, put, versions, textOf };
  }

  test("are brought up to date where nobody has changed them, once, and what somebody has written stays", async () => {
    const { desk, put, versions, textOf } = await oldDesk();
    await put("acknowledged", "Our own words.", "agent:ada");
    expect(await keepShippedTemplates(desk, shipped)).toEqual(["approval-asked"]);
    expect(await versions("approval-asked")).toEqual([
      { version: 1, status: "retired", author: "system" },
      { version: 2, status: "published", author: "system" },
    ]);
    expect(JSON.stringify(await textOf("approval-asked"))).toContain("{{approvalLink}}");
    expect(await textOf("acknowledged")).toBe("Our own words.");
    expect(await keepShippedTemplates(desk, shipped)).toEqual([]);
  });

  test("that an older program ships are not put back, and those that the desk has never had are left alone", async () => {
    const { desk, versions } = await oldDesk();
    await keepShippedTemplates(desk, shipped);
    const old = { kind: "template", schemaVersion: 1, key: "approval-asked", name: "As it was" } as const;
    const document = { ...old, text: "It waits for you." };
    expect(await keepShippedTemplates(desk, [{ document }])).toEqual([]);
    expect(await versions("approval-asked")).toHaveLength(2);
    expect(await keepShippedTemplates(desk, [{ document: { ...document, key: "of-tomorrow" } }])).toEqual([]);
    expect(await versions("of-tomorrow")).toEqual([]);
  });
});
