import fc from "fast-check";
import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import type { Json } from "../../blueprints/json.ts";

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }).filter((value) => !value.includes("\u0000")),
  fc.record({ en: fc.constantFrom("Open", "Ask", "Wait"), fr: fc.constantFrom("Ouvert", "Demander", "Attendre") }),
);

/** Conditions that may hold and may fail, each about a path of its own. */
const condition: fc.Arbitrary<Json> = fc.letrec<{ any: Json; leaf: Json }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom("one", "two").map((value) => ({ is: [{ var: "ticket.fields.a" }, value] })),
    fc.integer({ min: 1, max: 9 }).map((value) => ({ moreThan: [{ var: "ticket.replies" }, value] })),
    fc.constantFrom("mail", "form").map((value) => ({ isNot: [{ var: "ticket.channel" }, value] })),
    fc.constant({ notEmpty: [{ var: "ticket.fields.b" }] }),
  ),
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    tie("any").map((inner) => ({ not: [{ not: [inner] }] })),
    fc
      .tuple(tie("leaf"), fc.constant({ contains: [{ var: "ticket.subject" }, "refund"] }))
      .map((both) => ({ allOf: [...both] })),
    fc
      .tuple(tie("leaf"), fc.constant({ contains: [{ var: "ticket.subject" }, "refund"] }))
      .map((both) => ({ anyOf: [...both] })),
  ),
})).any;

const during = fc.array(
  fc.oneof(
    fc.record({ ask: fc.constant("field" as const), field: fc.constantFrom("a", "b", "c"), required: fc.boolean() }),
    fc.record({ ask: fc.constant("note" as const), required: fc.boolean() }),
    fc.record({ ask: fc.constant("message" as const), text }),
  ),
  { maxLength: 4 },
);

const after = fc.array(
  fc.oneof(
    fc.constant({ do: "assign" as const, to: "actor" }),
    fc.constantFrom("vip", "late").map((tag) => ({ do: "addTag" as const, tag })),
    text.map((words) => ({ do: "note" as const, text: words })),
  ),
  { maxLength: 3 },
);

const shape = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    names: fc.array(text, { minLength: count, maxLength: count }),
    statuses: fc.array(fc.constantFrom("open" as const, "hold" as const), { minLength: count, maxLength: count }),
    extra: fc.array(fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1), when: condition }), { maxLength: 8 }),
    timers: fc.uniqueArray(fc.nat(count - 1), { maxLength: 3 }),
  }),
);

/** A line of states to a final one, with more steps across it: sound by construction, different each time. */
export const validBlueprint: fc.Arbitrary<Blueprint> = fc
  .tuple(shape, during, after, fc.option(condition))
  .map(([given, asks, actions, entry]) => {
    const states: State[] = given.names.map((name, at) => ({
      id: `s${at}`,
      name,
      status: given.statuses[at] ?? "open",
    }));
    const line = given.names.map(
      (name, at): Transition => ({
        id: `next${at}`,
        name,
        from: [`s${at}`],
        to: at + 1 < given.count ? `s${at + 1}` : "end",
        during: asks,
        after: actions,
      }),
    );
    const across = given.extra.map(
      ({ from, to, when }, at): Transition => ({
        id: `across${at}`,
        name: `Across ${at}`,
        from: [`s${from}`],
        to: `s${to}`,
        before: { who: ["group:one", "owner"], when },
      }),
    );
    // Each waits for a time of its own and goes forward only, so that nothing runs in a circle.
    const timers = given.timers.map(
      (from, at): Transition => ({
        id: `timer${at}`,
        name: `Timer ${at}`,
        from: [`s${from}`],
        to: "end",
        start: { after: `PT${at + 1}H`, time: "calendar" },
      }),
    );
    return {
      kind: "blueprint",
      schemaVersion: 1,
      key: "generated",
      name: "Generated",
      entry: { ...(entry === null ? {} : { when: entry }), into: { new: "s0", open: "s0" } },
      states: [...states, { id: "end", name: "End", status: "solved", final: "resolved", reenter: "s0" }],
      transitions: [...line, ...across, ...timers],
      examples: [
        {
          name: "a hundred days pass",
          given: { ticket: { state: "s0" } },
          when: [{ pass: "P100D" }],
          // biome-ignore lint/suspicious/noThenProperty: the word of the language.
          then: { state: given.timers.includes(0) ? "end" : "s0" },
        },
      ],
    };
  });
