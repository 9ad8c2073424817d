import { useSyncExternalStore } from "react";
import { type LiveEvent, liveEventSchema } from "../../api/contract/live.ts";

/** What windows of one browser tell each other: one of them listens to the server for all. */
type Word = { readonly id: string; readonly event: LiveEvent } | { readonly lost: boolean };

/** A break this short is not worth a word. */
const BRIEF_MS = 3_000;
const AGAIN_MS = 3_000;

let lost = false;
const watchers = new Set<() => void>();
function setLost(now: boolean): void {
  if (lost === now) return;
  lost = now;
  for (const watcher of watchers) watcher();
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** True while changes made by others do not arrive. */
export const useConnectionLost = (): boolean => useSyncExternalStore(watch, () => lost);

function parsed(data: unknown): LiveEvent | null {
  if (typeof data !== "string") return null;
  return liveEventSchema.safeParse(JSON.parse(data)).data ?? null;
}

/** Listens to the server; after a break it hears what it missed. Gives how to stop. */
function listen(after: () => string | null, hear: (word: Word) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const last = after();
    source = new EventSource(last ? `/api/live?after=${encodeURIComponent(last)}` : "/api/live");
    source.addEventListener("open", () => {
      clearTimeout(saying);
      saying = undefined;
      hear({ lost: false });
    });
    source.addEventListener("error", () => {
      saying ??= setTimeout(() => hear({ lost: true }), BRIEF_MS);
      // The browser tries again by itself unless it was refused: nobody is signed in, or the server has no room.
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, AGAIN_MS);
    });
    source.addEventListener("change", ({ data, lastEventId }) => {
      const event = parsed(data);
      if (event) hear({ id: lastEventId, event });
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    clearTimeout(saying);
    source?.close();
  };
}

/**
 * Hears what changed, for one person. A browser keeps few connections to one server: its windows share one stream, which the
 * window that holds the lock reads for the others; when that one is closed the next goes on where it stopped.
 */
export function follow(person: string, take: (event: LiveEvent) => void): () => void {
  const name = `filrouge.live.${person}`;
  let last: string | null = null;
  const hear = (word: Word) => {
    if ("lost" in word) return setLost(word.lost);
    last = word.id;
    take(word.event);
  };
  const { locks } = navigator;
  // Without a secure address there are no locks: each window listens for itself.
  if (!locks) {
    const stop = listen(() => last, hear);
    return () => {
      stop();
      setLost(false);
    };
  }
  const channel = new BroadcastChannel(name);
  // Only our own windows speak here, and always in this shape.
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data);
  const ending = new AbortController();
  const lead = () =>
    new Promise<void>((resolve) => {
      const stop = listen(
        () => last,
        (word) => {
          channel.postMessage(word);
          hear(word);
        },
      );
      const end = () => {
        stop();
        resolve();
      };
      if (ending.signal.aborted) end();
      else ending.signal.addEventListener("abort", end);
    });
  // Whoever stops waiting for the lock is told so by an error that means nothing else.
  locks.request(name, { signal: ending.signal }, lead).catch(() => {});
  return () => {
    ending.abort();
    channel.close();
    setLost(false);
  };
}
