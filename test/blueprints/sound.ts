import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Directory } from "../../blueprints/directory.ts";

/** A small blueprint with which nothing is wrong; each defect is planted in a copy of it. */
export const sound = (): Blueprint => ({
  kind: "blueprint",
  schemaVersion: 1,
  key: "sound",
  name: "Sound",
  entry: {
    when: { is: [{ var: "ticket.department" }, "department:finance"] },
    into: { new: "open", open: "open" },
  },
  states: [
    { id: "open", name: "Open", status: "open" },
    { id: "asked", name: "Asked", status: "pending" },
    { id: "answered", name: "Answered", status: "solved" },
    { id: "closed", name: "Closed", status: "closed", final: "resolved", reenter: "open" },
  ],
  transitions: [
    {
      id: "ask",
      name: "Ask",
      from: ["open"],
      to: "asked",
      before: { who: ["group:finance"] },
      during: [{ ask: "reply", required: true, template: "question" }],
    },
    {
      id: "answer",
      name: "Answer",
      from: ["open", "asked"],
      to: "answered",
      during: [{ ask: "field", field: "cause" }],
    },
    { id: "replied", name: "Replied", from: ["asked"], to: "open", start: { on: "requesterReplied" } },
    { id: "close", name: "Close", from: ["answered"], to: "closed", start: { after: "PT96H", time: "calendar" } },
  ],
});

/** An installation in which the sound blueprint finds everything that it names. */
export const directory: Directory = {
  calendars: new Set(["paris-office"]),
  fields: new Map([
    [
      "cause",
      {
        kind: "field",
        schemaVersion: 1,
        key: "cause",
        name: "Cause",
        type: "choice",
        options: [{ value: "bug", name: "Bug" }],
      },
    ],
  ]),
  templates: new Set(["question"]),
  people: new Set(["group:finance", "group:nobody", "department:finance", "agent:beside"]),
  noSeats: new Map([["agent:beside", "Bea"]]),
  withoutMembers: new Set(["group:nobody"]),
};
