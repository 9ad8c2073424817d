import { isCollaborator } from "../../runtime/permission.ts";
import type { Principal } from "../auth/principal.ts";
import type { LiveEvent } from "../contract/live.ts";
import { maySee } from "../tickets/may-see.ts";
import type { Batch } from "./told.ts";

/**
 * What of this somebody hears: of tickets that they may read now. A requester hears of his own tickets when something happened
 * that he may know of, and gets no version, which would count what the desk does by itself. Null: nothing.
 */
export function heardBy(principal: Principal, { changes, definitions, looking, drawing }: Batch): LiveEvent | null {
  const agent = principal.kind === "agent";
  const tickets: { readonly id: string; readonly version: number }[] = [];
  for (const { id, version, ticket, open } of changes.values())
    if ((agent || open) && maySee(principal, ticket)) tickets.push({ id, version: agent ? version : 0 });
  const watched: string[] = [];
  if (agent) for (const { id, ticket } of looking.values()) if (maySee(principal, ticket)) watched.push(id);
  // A collaborator opens no document.
  if (agent && !isCollaborator(principal.actor)) watched.push(...drawing);
  const documents = agent ? [...definitions] : [];
  if (tickets.length + watched.length + documents.length === 0) return null;
  return { tickets, definitions: documents, looking: watched };
}
