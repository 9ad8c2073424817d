import { useEffect } from "react";
import { liveEventSchema } from "../../api/contract/pages.ts";
import { keys, queries } from "./queries.ts";

export type LiveListener = (tickets: readonly string[]) => void;
const listeners = new Set<LiveListener>();

/** Tells a screen which tickets changed elsewhere. */
export function useLiveTickets(listen: LiveListener): void {
  useEffect(() => {
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, [listen]);
}

/** Reads again what the server says has changed. Lists are left to their screens, which keep rows in their places. */
function take(data: unknown): void {
  if (typeof data !== "string") return;
  const event = liveEventSchema.safeParse(JSON.parse(data));
  if (!event.success) return;
  const { tickets, definitions } = event.data;
  for (const id of tickets) void queries.invalidateQueries({ queryKey: keys.ticket(id) });
  if (definitions.length > 0) {
    void queries.invalidateQueries({ queryKey: keys.definitions });
    void queries.invalidateQueries({ queryKey: keys.rearms });
    void queries.invalidateQueries({ queryKey: keys.directory });
    // A published version changes the steps that a free ticket or a new one meets.
    void queries.invalidateQueries({ queryKey: ["ticket"] });
  }
  if (tickets.length > 0) for (const listener of listeners) listener(tickets);
}

/** Listens for changes as long as somebody is signed in; the browser reconnects by itself. */
export function useLiveUpdates(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    const source = new EventSource("/api/live");
    const listen = (event: MessageEvent) => take(event.data);
    source.addEventListener("change", listen);
    return () => source.close();
  }, [signedIn]);
}
