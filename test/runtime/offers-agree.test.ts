import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "../../blueprints/people.ts";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import { agent, Desk, definitions, field, HOUR, published, requester, thirdParty } from "./desk.ts";

const STATES = [
  { id: "new", name: "New", status: "new" },
  { id: "open", name: "Open", status: "open", strict: { except: ["owner"] } },
  { id: "waiting", name: "Waiting", status: "pending" },
  { id: "answered", name: "Answered", status: "solved" },
  { id: "done", name: "Done", status: "solved", final: "resolved", reenter: "open" },
  { id: "shut", name: "Shut", status: "closed", final: "noAnswer" },
];
const IDS = STATES.map(({ id }) => id);

const who = fc.constantFrom(
  "owner",
  "ownerGroup",
  "actor",
  "requester",
  "chosen",
  "role:agent",
  "group:a",
  "agent:ana",
);
const action = fc.constantFrom(
  { do: "assign", to: "actor" },
  { do: "assign", to: "chosen" },
  { do: "assign", to: "owner" },
  { do: "assign", to: "group:a" },
  { do: "assign", to: "role:agent" },
  { do: "unassign" },
  { do: "setField", field: "priority", value: "high" },
);
const when = fc.constantFrom<object>(
  { notEmpty: [{ var: "ticket.assignee" }] },
  { is: [{ var: "ticket.priority" }, "high"] },
  { is: [{ var: "actor.kind" }, "agent"] },
  { elapsed: [{ var: "ticket.stateSince" }, "PT1H"] },
);
const start = fc.constantFrom<object | undefined>(
  ...[undefined, undefined, undefined, { on: "requesterReplied" }, { after: "PT2H", time: "calendar" }],
);

/** Steps of every kind between any two states, a few of which the verifier would not let through. */
const transition = fc.record({
  from: fc.oneof(fc.constant("any"), fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 })),
  to: fc.constantFrom(...IDS),
  before: fc.record({ who: fc.uniqueArray(who, { minLength: 1, maxLength: 2 }), when }, { requiredKeys: [] }),
  after: fc.array(action, { maxLength: 3 }),
  start,
});

const people: readonly Actor[] = [
  agent("ana", ["group:a", "role:agent", "department:d"]),
  agent("bob", ["role:agent", "department:other"]),
  requester,
  thirdParty,
];
const move = fc.record({
  by: fc.nat(people.length - 1),
  step: fc.nat(11),
  word: fc.boolean(),
  wait: fc.constantFrom(0, 1, 2),
});

test("what is offered is taken, what is not offered is refused, for everybody and at every moment", () => {
  fc.assert(
    fc.property(
      fc.array(transition, { minLength: 4, maxLength: 12 }),
      fc.array(move, { maxLength: 12 }),
      fc.boolean(),
      (steps, moves, assignOnSolve) => {
        const transitions = steps.map(({ start, ...rest }, index) => ({
          ...rest,
          ...(start ? { start } : {}),
          id: `s${index}`,
          name: `S${index}`,
        }));
        const process = published({
          key: "any",
          entry: { into: { new: "new", open: "open" } },
          states: STATES,
          transitions,
        });
        const lifecycle = { ...BASE_LIFECYCLE, assignOnSolve };
        const desk = new Desk(definitions([process], [field("x")], { lifecycle }));
        desk.submit({ department: "department:d", group: "group:a" });
        for (const { by, step, word, wait } of moves) {
          const actor = people[by] ?? requester;
          desk.pass(wait * HOUR);
          if (word) desk.says(actor, "Well?");
          const offered = desk.offered(actor);
          for (const { id } of transitions) {
            const tried = new Desk(desk.definitions);
            tried.ticket = desk.ticket;
            tried.now = desk.now;
            tried.step(actor, id);
            const takes = tried.reasons.length === 0;
            if (takes !== offered.includes(id))
              expect([id, takes, tried.refusals()]).toEqual([id, offered.includes(id), []]);
          }
          desk.step(actor, `s${step % transitions.length}`);
        }
      },
    ),
    {
      numRuns: 150,
      examples: [
        // A group named alone takes the ticket from its owner, whom a later action then no longer finds.
        [
          [
            { from: "any", to: "new", before: {}, after: [{ do: "assign", to: "actor" }], start: undefined },
            {
              from: "any",
              to: "done",
              before: {},
              after: [
                { do: "assign", to: "group:a" },
                { do: "assign", to: "owner" },
              ],
              start: undefined,
            },
          ],
          [
            { by: 0, step: 0, word: false, wait: 0 },
            { by: 0, step: 0, word: false, wait: 0 },
          ],
          false,
        ],
      ],
    },
  );
});
