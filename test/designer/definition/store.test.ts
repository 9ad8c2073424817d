import { describe, expect, it } from "vitest";
import { createDefinitionStore, typedPlace } from "../../../designer/definition/store.ts";

const opened = { key: "desk", name: { en: "Desk", fr: "Accueil" }, list: [{ a: 1 }, { a: 2 }] };

describe("the steps of a document", () => {
  it("are one as long as one text is typed in, and more once the field is left", () => {
    const store = createDefinitionStore(opened);
    const type = (en: string) => store.change({ ...store.state().document, name: { en, fr: "Accueil" } });
    type("Desk 1");
    type("Desk 12");
    store.seal();
    type("Desk 123");
    store.undo();
    expect(store.state().document.name.en).toBe("Desk 12");
    store.undo();
    expect(store.state().document).toBe(opened);
    store.redo();
    expect(store.state().document.name.en).toBe("Desk 12");
  });

  it("keep the identity of what did not change, and take no change for none", () => {
    const store = createDefinitionStore(opened);
    store.change(structuredClone(opened));
    expect(store.state().document).toBe(opened);
    store.change({ ...structuredClone(opened), list: [{ a: 1 }, { a: 3 }] });
    expect(store.state().document.name).toBe(opened.name);
    expect(store.state().document.list[0]).toBe(opened.list[0]);
  });

  it("are none of a version that is only looked at", () => {
    const store = createDefinitionStore(opened, true);
    store.change({ ...opened, key: "other" });
    expect(store.state().document).toBe(opened);
  });
});

describe("where somebody types", () => {
  it("is the one text or number that differs", () => {
    expect(typedPlace({ a: { b: "x" } }, { a: { b: "xy" } })).toBe("/a/b");
    expect(typedPlace([1, 2], [1, 3])).toBe("/1");
    expect(typedPlace({ a: "x", b: "y" }, { a: "z", b: "w" })).toBeNull();
    expect(typedPlace({ a: "x" }, { a: "x", b: "y" })).toBeNull();
    expect(typedPlace({ a: ["x"] }, { a: { 0: "y" } })).toBeNull();
    expect(typedPlace({ a: true }, { a: false })).toBeNull();
  });
});
