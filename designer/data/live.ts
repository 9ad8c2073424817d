import { useEffect } from "react";
import type { LiveEvent } from "../../api/contract/live.ts";
import { follow } from "./live-connection.ts";
import { keys, queries } from "./queries.ts";

export type LiveListener = (tickets: readonly string[]) => void;
const listeners = new Set<LiveListener>();

/** Tells a screen which tickets changed elsewhere; none: it may be any of them. */
export function useLiveTickets(listen: LiveListener): void {
  useEffect(() => {
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, [listen]);
}

/** An open ticket may have been found by its number: what is kept under that name is the same ticket. */
function rereadTickets(ids: ReadonlySet<string>): void {
  const isOne = (data: unknown): boolean =>
    typeof data === "object" && data !== null && "id" in data && typeof data.id === "string" && ids.has(data.id);
  void queries.invalidateQueries({
    predicate: ({ queryKey: [kind, id], state }) =>
      kind === "ticket" && ((typeof id === "string" && ids.has(id)) || isOne(state.data)),
  });
}

/** Reads again what the server says has changed. Lists are left to their screens, which keep rows in their places. */
function take({ tickets, definitions, looking, again }: LiveEvent): void {
  if (again) {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.lists[0] });
    for (const listener of listeners) listener([]);
    return;
  }
  const changed = tickets.map(({ id }) => id);
  if (changed.length > 0) rereadTickets(new Set(changed));
  if (definitions.length > 0) {
    void queries.invalidateQueries({ queryKey: keys.definitions });
    void queries.invalidateQueries({ queryKey: keys.rearms });
    void queries.invalidateQueries({ queryKey: keys.directory });
    // A published version changes the steps that a free ticket or a new one meets.
    void queries.invalidateQueries({ queryKey: ["ticket"] });
  }
  // A document stands among the tickets as kind/key.
  const documents = looking.filter((place) => place.includes("/"));
  if (looking.length > documents.length) void queries.invalidateQueries({ queryKey: keys.onlookers });
  for (const place of documents) void queries.invalidateQueries({ queryKey: [...keys.readers, ...place.split("/")] });
  if (changed.length > 0) for (const listener of listeners) listener(changed);
}

/** Listens for changes as long as this person is signed in. */
export function useLiveUpdates(person: string | null): void {
  useEffect(() => (person === null ? undefined : follow(person, take)), [person]);
}
