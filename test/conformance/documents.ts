import type { Store } from "../../api/db/connect.ts";
import { retire } from "../../api/definitions/store.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { put } from "../small-desk.ts";
import { byTrigger, CHANGES, inTime } from "./changes.ts";

/** Kinds whose shipped documents would mix into what is compared. */
export const SILENCED: readonly Kind[] = ["trigger", "time-rule", "routing", "assignment", "sla-policy", "blueprint"];

/** A process with a step of each kind: free to take, for others, whose condition never holds, from elsewhere, into a strict state. */
const PAPER = {
  kind: "blueprint",
  key: "paper",
  name: "Paper",
  departments: ["department:finance"],
  entry: { when: { is: [{ var: "ticket.type" }, "paper"] }, into: { new: "waiting", open: "waiting" } },
  states: [
    { id: "waiting", name: "Waiting", status: "open" },
    { id: "working", name: "Working", status: "open" },
    { id: "sealed", name: "Sealed", status: "open", strict: {} },
    { id: "done", name: "Done", status: "solved" },
    { id: "filed", name: "Filed", status: "closed", final: "resolved" },
  ],
  transitions: [
    { id: "take", name: "Take", from: ["waiting", "sealed"], to: "working", after: [{ do: "addTag", tag: "taken" }] },
    { id: "seal", name: "Seal", from: ["waiting"], to: "sealed" },
    { id: "deliver", name: "Deliver", from: ["waiting"], to: "working", before: { who: ["group:helpdesk"] } },
    {
      id: "hurry",
      name: "Hurry",
      from: ["waiting"],
      to: "working",
      before: {
        when: { is: [{ var: "ticket.priority" }, "urgent"] },
        otherwise: { en: "Only what is urgent is hurried.", fr: "Seul l’urgent se presse." },
      },
    },
    { id: "finish", name: "Finish", from: ["working"], to: "done" },
    { id: "file", name: "File", from: ["done"], to: "filed", start: { after: "P4D", time: "calendar" } },
  ],
} as const;

/** A trigger that nothing but a change starts: what happens by one door is heard whichever it was. */
const WITNESS = {
  kind: "trigger",
  key: "witness",
  on: ["changed", "assigned", "statusChanged", "stepTaken"],
  do: [
    { do: "note", text: "Witnessed." },
    { do: "notify", to: ["group:finance"], text: "Witnessed." },
  ],
} as const;

/**
 * Puts the desk's own rules aside and puts in force, for each change, a macro, a trigger and a time rule that do the same. Some of
 * them would be refused or warned of when they are published: here the rules themselves must hold.
 */
export async function furnishDoors(store: Store): Promise<void> {
  const { db } = store;
  const shipped = await db.selectFrom("definition").select(["kind", "key"]).distinct().execute();
  for (const { kind, key } of shipped)
    if (SILENCED.includes(kind as Kind)) await retire(db, { kind: kind as Kind, key, at: Date.now() });
  const publish = (document: { readonly kind: Kind; readonly key: string }) =>
    put(store, document.kind, document.key, { schemaVersion: 1, name: document.key, ...document });
  await publish({ kind: "field", key: "shelf", ...{ type: "text" } });
  await publish(PAPER);
  await publish(WITNESS);
  for (const { key, actions } of CHANGES) {
    const one = { key: `one-${key}`, do: actions };
    await publish({ kind: "macro", ...one });
    await publish({
      kind: "trigger",
      ...one,
      ...{ on: ["taskDone"], when: { is: [{ var: "ticket.subject" }, byTrigger(key)] } },
    });
    await publish({
      kind: "time-rule",
      ...one,
      ...{ until: "dueAt", reaches: "PT1S", time: "calendar" },
      ...{ when: { is: [{ var: "ticket.subject" }, inTime(key)] } },
    });
  }
  // Named by rules that are in force, and gone: what a desk comes to over the years.
  await retire(db, { kind: "field", key: "shelf", at: Date.now() });
}
