import type { Store } from "../api/db/connect.ts";
import { publish, saveDraft } from "../api/definitions/store.ts";
import { newId } from "../api/ids.ts";
import { putContact } from "../api/people/contacts.ts";
import { putDepartment, putGroup, putPerson } from "../api/people/people.ts";
import type { Door } from "../api/tickets/door.ts";
import type { Accepted, Item } from "../api/tickets/item.ts";
import type { Blueprint } from "../blueprints/blueprint.ts";
import type { Event } from "../blueprints/event.ts";
import type { Kind } from "../blueprints/kinds.ts";
import type { Actor } from "../blueprints/people.ts";

/** A process small enough to see through: take, ask, answer, be late, close by itself. */
export const SMALL: Blueprint = {
  kind: "blueprint",
  schemaVersion: 1,
  key: "small",
  name: "Small",
  entry: {
    when: { is: [{ var: "ticket.department" }, "department:finance"] },
    into: { new: "waiting", open: "working" },
  },
  states: [
    { id: "waiting", name: "Waiting", status: "open" },
    { id: "working", name: "Working", status: "open" },
    { id: "late", name: "Late", status: "open" },
    { id: "asked", name: "Asked", status: "pending" },
    { id: "answered", name: "Answered", status: "solved" },
    { id: "closed", name: "Closed", status: "closed", final: "resolved" },
  ],
  transitions: [
    {
      id: "take",
      name: "Take",
      from: ["waiting", "late"],
      to: "working",
      before: { who: ["group:finance"] },
      after: [{ do: "assign", to: "actor" }],
    },
    {
      id: "ask",
      name: "Ask",
      from: ["working"],
      to: "asked",
      during: [{ ask: "field", field: "product", required: true }, { ask: "note" }],
    },
    { id: "resume", name: "Resume", from: ["asked"], to: "working", start: { on: "requesterReplied" } },
    { id: "back", name: "Back", from: ["asked"], to: "working" },
    {
      id: "answer",
      name: "Answer",
      from: ["working"],
      to: "answered",
      after: [{ do: "notify", to: ["group:finance"], text: "Answered." }],
    },
    { id: "too-late", name: "Too late", from: ["working"], to: "late", start: { after: "PT48H", time: "calendar" } },
    { id: "close", name: "Close", from: ["answered"], to: "closed", start: { after: "PT96H", time: "calendar" } },
  ],
};

export const ANA: Actor = {
  id: "agent:ana",
  kind: "agent",
  groups: ["group:finance"],
  roles: ["role:agent"],
  departments: ["department:finance"],
  rights: [],
};
export const BRUNO: Actor = { ...ANA, id: "agent:bruno" };
export const REMI: Actor = {
  id: "requester:remi",
  kind: "requester",
  groups: [],
  roles: [],
  departments: [],
  rights: [],
};

/** Writes the people, the field and the process. */
export async function furnish(store: Store): Promise<void> {
  const { db } = store;
  await putDepartment(db, { key: "department:finance", name: "Finance" });
  await putGroup(db, { key: "group:finance", name: "Finance", department: "department:finance" });
  for (const [key, name] of [
    ["agent:ana", "Ana"],
    ["agent:bruno", "Bruno"],
  ] as const)
    await putPerson(db, {
      key,
      name,
      email: `${name}@filrouge.example`,
      language: "en",
      roles: ["role:agent"],
      rights: [],
      departments: ["department:finance"],
      groups: ["group:finance"],
      active: true,
    });
  await putContact(db, {
    id: REMI.id,
    name: "Rémi",
    emails: ["remi@client.example"],
    language: "fr",
    kind: "customer",
    verified: true,
    organization: null,
  });
  await put(store, "field", "product", {
    kind: "field",
    schemaVersion: 1,
    key: "product",
    name: "Product",
    type: "text",
  });
  await put(store, "blueprint", SMALL.key, SMALL);
}

/** Publishes a document as its next version. */
export async function put(store: Store, kind: Kind, key: string, document: object, at = 0): Promise<void> {
  const draft = await saveDraft(store.db, {
    kind,
    key,
    expected: 0,
    body: JSON.stringify(document),
    author: "agent:ana",
    at,
  });
  if (!draft.ok) throw new Error(`${key} has a draft.`);
  await publish(store.db, { kind, key, expected: draft.revision, author: "agent:ana", at, note: "" });
}

type Rest<T> = T extends unknown ? Omit<T, "id" | "ticket" | "at" | "actor"> : never;

/** An event with a fresh id. */
export const eventOf = (ticket: string, actor: Actor, at: number, rest: Rest<Event>): Event =>
  // The rest is one of the union's members without its envelope, which is added here.
  ({ id: newId(), ticket, actor, at, ...rest }) as Event;

/** A new ticket for finance, which enters the small process. */
export const submission = (at: number, id = newId()): Item => ({
  event: eventOf(id, REMI, at, {
    type: "ticketSubmitted",
    draft: { number: 0, subject: "Invoice", channel: "web", requester: REMI.id, department: "department:finance" },
  }),
});

export const step = (
  ticket: string,
  actor: Actor,
  at: number,
  transition: string,
  fromState: string,
  answers = {},
): Item => ({
  event: eventOf(ticket, actor, at, { type: "stepRequested", transition, fromState, answers }),
});

/** Takes an item in that must be accepted. */
export async function accepted(door: Door, item: Item): Promise<Accepted> {
  const result = await door.apply(item);
  if (result.outcome !== "accepted") throw new Error(`Not accepted: ${JSON.stringify(result)}`);
  return result;
}

/** A free ticket that waits in a group. */
export const forGroup = (group: string, at: number, id = newId()): Item => ({
  event: eventOf(id, REMI, at, {
    type: "ticketSubmitted",
    draft: { number: 0, subject: "Invoice", channel: "web", requester: REMI.id, group },
  }),
});
