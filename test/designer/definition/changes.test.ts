import { describe, expect, it } from "vitest";
import { changesOf } from "../../../designer/definition/changes.ts";
import { tellBy, tellPlainly } from "../../../designer/definition/tell.ts";

const words = {
  "/zone": { en: "time zone", fr: "fuseau horaire" },
  "/days": { en: "days", fr: "jours" },
  "/week/mon": { en: "Monday", fr: "lundi" },
  "/do": { en: "actions", fr: "actions" },
};
const en = (before: object, after: object, tell = tellPlainly) =>
  changesOf(before, after, words, tell).map(({ kind, text }) => `${kind} ${text.en}`);
const fr = (before: object, after: object) => changesOf(before, after, words).map(({ text }) => text.fr);

describe("what changed in a document", () => {
  it("is told a decision a line, with what stands there now and what stood there, in both languages", () => {
    const before = { zone: "Europe/Paris", week: { mon: [["08:00", "12:00"]], tue: [1] }, days: [1, 2] };
    const after = { zone: "Europe/Rome", week: { mon: [["09:00", "12:00"]], tue: [1] }, days: [2, 3], extra: true };
    expect(changesOf(before, after, words).map((it) => [it.kind, it.element, it.text.en, it.text.fr])).toEqual([
      [
        ...["changed", "/zone", "time zone: Europe/Rome (was Europe/Paris)"],
        "fuseau horaire : Europe/Rome (auparavant Europe/Paris)",
      ],
      [
        ...["changed", "/week/mon", "Monday: 09:00–12:00 (was 08:00–12:00)"],
        "lundi : 09:00–12:00 (auparavant 08:00–12:00)",
      ],
      ["removed", "/days", "days: 1", "jours : 1"],
      ["added", "/days", "days: 3", "jours : 3"],
      ["added", "/extra", "extra: yes", "extra : oui"],
    ]);
  });

  it("tells conditions, actions, durations and people as a reader would", () => {
    const directory = { people: [], groups: [{ id: "group:night", name: { en: "Night", fr: "Nuit" } }] };
    const rule = (group: string, hours: number) => ({
      when: { "==": [{ var: "ticket.priority" }, group === "group:night" ? "high" : "low"] },
      do: [
        { do: "assign", to: group },
        { do: "addTag", tag: "late" },
      ],
      after: `PT${hours}H`,
    });
    // As much of a directory as names are taken from.
    const tell = tellBy({ ...directory, departments: [], roles: [], fields: [], templates: [] } as never);
    expect(en(rule("group:day", 2), rule("group:night", 4), tell)).toEqual([
      "changed when: “Priority equals high” (was “Priority equals low”)",
      "changed actions: Assign it to Night (was Assign it to day)",
      "changed after: 4 h (was 2 h)",
    ]);
  });

  it("follows what has an id or a name through a list, and tells what changed in it", () => {
    const row = (id: string, name: string, after: string) => ({ id, name: { en: name, fr: `${name} (fr)` }, after });
    const before = { days: [row("a", "First", "P1D"), row("b", "Second", "P2D")] };
    const after = { days: [row("b", "Second", "P3D"), row("c", "Third", "P1D")] };
    expect(en(before, after)).toEqual([
      "changed days, “Second”, after: 3 days (was 2 days)",
      "removed days: “First”",
      "added days: “Third”",
    ]);
    expect(
      en(
        { days: [row("a", "A", "P1D"), row("b", "B", "P1D")] },
        { days: [row("b", "B", "P1D"), row("a", "A", "P1D")] },
      ),
    ).toEqual(["changed days: another order"]);
  });

  it("says which language of a text has changed", () => {
    const before = { name: { en: "Late", fr: "Tard" } };
    expect(en(before, { name: { en: "Late", fr: "En retard" } })).toEqual([
      "changed name in French: “En retard” (was “Tard”)",
    ]);
    expect(fr(before, { name: { en: "Overdue", fr: "En retard" } })).toEqual([
      "nom : «\u00a0En retard\u00a0» (auparavant «\u00a0Tard\u00a0»)",
    ]);
  });

  it("tells another order from other things, counts what is many, and names what cannot be said shortly", () => {
    expect(en({ days: [1, 2] }, { days: [2, 1] })).toEqual(["changed days: another order"]);
    const many = Array.from({ length: 13 }, (_, day) => day);
    expect(en({ days: [] }, { days: many })).toEqual(["changed days: 13 new"]);
    expect(en({}, { body: { deep: { deeper: { list: many } } } })).toEqual(["added what is sent (JSON)"]);
    expect(en({ text: "a" }, { text: "b".repeat(500) })[0]?.length).toBeLessThan(250);
  });

  it("is nothing between equal documents, and never about the grammar", () => {
    expect(changesOf({ days: [1], schemaVersion: 1 }, { days: [1], schemaVersion: 2 }, words)).toEqual([]);
  });
});
