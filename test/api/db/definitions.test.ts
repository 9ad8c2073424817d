import { afterEach, describe, expect, test } from "vitest";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { setOrder } from "../../../api/definitions/order.ts";
import { listDefinitions, readDefinition } from "../../../api/definitions/read.ts";
import { saveDrafts } from "../../../api/definitions/save-drafts.ts";
import { publish, removeDraft, saveDraft } from "../../../api/definitions/store.ts";
import { SMALL } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("definitions on %s", (name) => {
  async function shelf() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    const draft = (key: string, expected: number, document: object = { ...SMALL, key }) =>
      saveDraft(store.db, {
        kind: "blueprint",
        key,
        expected,
        body: JSON.stringify(document),
        author: "agent:marc",
        at: 1,
      });
    const release = (key: string, expected: number) =>
      publish(store.db, { kind: "blueprint", key, expected, author: "agent:marc", at: 2, note: "why" });
    return { db: store.db, draft, release };
  }

  test("a draft counts its saves and refuses one that comes from an older copy", async () => {
    const { db, draft } = await shelf();
    expect(await draft("one", 0)).toEqual({ ok: true, revision: 1 });
    expect(await draft("one", 1)).toEqual({ ok: true, revision: 2 });
    expect(await draft("one", 1)).toEqual({ ok: false, revision: 2 });
    expect(await draft("one", 0)).toEqual({ ok: false, revision: 2 });
    expect(await removeDraft(db, { kind: "blueprint", key: "one", expected: 1, by: "agent:ana", at: 3 })).toEqual({
      ok: false,
      revision: 2,
    });
    expect(await removeDraft(db, { kind: "blueprint", key: "one", expected: 2, by: "agent:ana", at: 3 })).toEqual({
      ok: true,
    });
    expect(await readDefinition(db, { kind: "blueprint", key: "one" })).toBeUndefined();
  });

  test("several drafts are saved together or, when one of them has changed meanwhile, not at all", async () => {
    const { db, draft } = await shelf();
    await draft("two", 0);
    const some = (key: string, expected: number) => ({
      ...{ kind: "blueprint" as const, key, expected, author: "agent:marc", at: 3 },
      body: JSON.stringify({ ...SMALL, key, name: "Taken" }),
    });
    expect(await saveDrafts(db, [some("one", 0), some("two", 0), some("three", 0)])).toEqual({ ok: false, index: 1 });
    expect((await listDefinitions(db)).map(({ key, draft }) => [key, draft?.revision])).toEqual([["two", 1]]);
    expect(await saveDrafts(db, [some("one", 0), some("two", 1), some("three", 0)])).toEqual({
      ok: true,
      revisions: [1, 2, 1],
    });
    expect((await listDefinitions(db)).map(({ key, draft }) => [key, draft?.revision])).toEqual([
      ["two", 2],
      ["one", 1],
      ["three", 1],
    ]);
  });

  test("a published calendar counts for the steps that wait in working time", async () => {
    const { db } = await shelf();
    const calendar = {
      kind: "calendar",
      schemaVersion: 1,
      key: "paris-office",
      name: "Office",
      timeZone: "Europe/Paris",
    };
    const place = { kind: "calendar" as const, key: "paris-office", author: "agent:marc" };
    const definitions = new CompiledDefinitions();
    for (const [end, revision] of [
      ["17:00", 1],
      ["18:00", 2],
    ] as const) {
      const body = JSON.stringify({ ...calendar, week: { mon: [["09:00", end]] } });
      expect(await saveDraft(db, { ...place, expected: 0, body, at: 1 })).toEqual({ ok: true, revision });
      expect(await publish(db, { ...place, expected: revision, at: 2, note: "why" })).toMatchObject({ ok: true });
      const inForce = await definitions.current(db);
      expect(inForce.calendars?.get("paris-office")?.dayMs).toBe((Number(end.slice(0, 2)) - 9) * 3_600_000);
    }
  });

  test("publishing makes the draft the next version, retires the former and keeps its text to the byte", async () => {
    const { db, draft, release } = await shelf();
    await draft("one", 0);
    expect(await release("one", 7)).toEqual({ ok: false, revision: 1 });
    expect(await release("one", 1)).toEqual({ ok: true, version: 1 });
    expect(await release("one", 1)).toEqual({ ok: false, revision: 0 });
    const second = await draft("one", 0, { ...SMALL, key: "one", name: "Ünï" });
    expect(second).toEqual({ ok: true, revision: 2 });
    expect(await release("one", 2)).toEqual({ ok: true, version: 2 });
    expect(await readDefinition(db, { kind: "blueprint", key: "one" })).toMatchObject({
      draft: null,
      versions: [
        { version: 2, status: "published", note: "why", body: JSON.stringify({ ...SMALL, key: "one", name: "Ünï" }) },
        { version: 1, status: "retired" },
      ],
    });
  });

  test("of two who publish the same draft at once one wins", async () => {
    const { db, draft, release } = await shelf();
    await draft("one", 0);
    const both = await Promise.all([release("one", 1), release("one", 1)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await readDefinition(db, { kind: "blueprint", key: "one" }))?.versions).toHaveLength(1);
  });

  test("the order of blueprints is the order of entry, and is seen by what was compiled before", async () => {
    const { db, draft, release } = await shelf();
    const compiled = new CompiledDefinitions();
    for (const key of ["one", "two", "three"]) {
      await draft(key, 0);
      await release(key, 1);
    }
    const keys = async () => (await compiled.current(db)).blueprints.map(({ key }) => key);
    expect(await keys()).toEqual(["one", "two", "three"]);
    expect(await setOrder(db, "blueprint", ["three", "nobody", "one"], 3)).toEqual(["three", "one", "two"]);
    expect(await keys()).toEqual(["three", "one", "two"]);
    expect((await listDefinitions(db, "blueprint")).map(({ key }) => key)).toEqual(["three", "one", "two"]);
  });

  test("a retired version can still be run by the tickets that stand in it", async () => {
    const { db, draft, release } = await shelf();
    const compiled = new CompiledDefinitions();
    await draft("one", 0);
    await release("one", 1);
    const before = (await compiled.current(db)).blueprint("one", 1);
    await draft("one", 0);
    await release("one", 2);
    const { blueprints, blueprint } = await compiled.current(db);
    expect(blueprints.map(({ version }) => version)).toEqual([2]);
    expect(blueprint("one", 1)).toBe(before);
    expect(blueprint("one", 3)).toBeUndefined();
  });
});
