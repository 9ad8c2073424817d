import type { Store } from "../../../api/db/connect.ts";
import type { Item } from "../../../api/tickets/item.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { furnish, put, submission } from "../../small-desk.ts";

const NOON = Date.UTC(2026, 10, 23, 12);

/** A free ticket that waits in the group, with an id, an effort and a requester of its own. */
export function waits(n: number, requester: string | null): Item {
  const item = submission(NOON + n, `ticket-${String(n).padStart(2, "0")}`);
  if (item.event.type !== "ticketSubmitted") throw new Error("No submission.");
  const { department: _, requester: __, ...draft } = item.event.draft;
  const fields = { effort: (n % 4) + 1 };
  const channel = n % 3 === 0 ? "chat" : "web";
  return {
    event: {
      ...item.event,
      id: `event-${String(n).padStart(2, "0")}`,
      draft: { ...draft, group: "group:finance", fields, channel, ...(requester && { requester }) },
    },
  };
}

/** How tickets may be given out, with room for some of them only. */
const ways = {
  "the least loaded": { method: "leastLoaded", capacity: { perAgent: 7, channels: { chat: 2 } } },
  "the least loaded by effort": { method: "leastLoaded", load: { by: "effort" } },
  "in turn": { method: "roundRobin", capacity: { perAgent: 8 } },
  "the last owner": { method: "lastOwner", capacity: { perAgent: 9 } },
};

export const WAYS = Object.entries(ways);

/** The small desk with a group that gives its tickets out by itself. */
export async function furnishGiving(store: Store, assignment: object): Promise<void> {
  await furnish(store);
  const kinds = { kind: "assignment", schemaVersion: 1, key: "finance", name: "Finance", group: "group:finance" };
  const effort = { kind: "field", schemaVersion: 1, key: "effort", name: "Effort", type: "number" };
  await put(store, "field", "effort", effort);
  await put(store, "lifecycle", BASE_LIFECYCLE.key, BASE_LIFECYCLE);
  await put(store, "assignment", "finance", { ...kinds, ...assignment });
}

/** Who has what since when, and whose turn it was. */
export async function readGiven({ db }: Store) {
  const tickets = await db.selectFrom("ticket").select(["id", "assignee", "assigned_at"]).orderBy("id").execute();
  return { tickets, turns: await db.selectFrom("group_turn").selectAll().execute() };
}
