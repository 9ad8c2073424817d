import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { Onlooker } from "../../api/contract/live.ts";
import { bodyOf, client } from "./client.ts";
import { keys } from "./queries.ts";
import { isAgent, useMe } from "./session.ts";

/** The server forgets a window that says nothing for thirty seconds. */
export const SAY_EVERY_MS = 10_000;
/** Who pauses longer has stopped typing. */
export const TYPING_MS = 15_000;

export const WINDOW = crypto.randomUUID();

const NOBODY: readonly Onlooker[] = [];

/** Who else looks at this ticket, or types on it. */
export function useOnlookers(ticket: string): readonly Onlooker[] {
  const me = useMe();
  const { data } = useQuery({
    queryKey: keys.onlookers,
    enabled: isAgent(me),
    staleTime: SAY_EVERY_MS,
    // Who left without a word is forgotten without one.
    refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? 2 * SAY_EVERY_MS : false),
    queryFn: async () => bodyOf(await client.live.onlookers({ query: {} })).items,
  });
  return data?.filter((one) => one.ticket === ticket) ?? NOBODY;
}

/** Says something every ten seconds for as long as somebody can see this page, and when it is left. Neither ever changes. */
export function usePresence(say: () => void, leave: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const start = () => {
      if (timer !== undefined || document.hidden) return;
      say();
      timer = setInterval(say, SAY_EVERY_MS);
    };
    const stop = () => {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      leave();
    };
    const turn = () => (document.hidden ? stop() : start());
    start();
    document.addEventListener("visibilitychange", turn);
    window.addEventListener("pagehide", stop);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      window.removeEventListener("pagehide", stop);
      stop();
    };
  }, [say, leave]);
}

/** Says that this window shows the ticket for as long as somebody can see it; gives what to call at each key, and once it is sent. */
export function useLooking(ticket: string): { readonly typed: () => void; readonly sent: () => void } {
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  const said = useRef(false);
  const say = useCallback(() => {
    said.current = performance.now() - typedAt.current < TYPING_MS;
    void client.live.look({ params: { id: ticket, window: WINDOW }, body: { typing: said.current } });
  }, [ticket]);
  const leave = useCallback(() => void client.live.lookAway({ params: { id: ticket, window: WINDOW } }), [ticket]);
  usePresence(say, leave);
  const typed = useCallback(() => {
    typedAt.current = performance.now();
    if (!said.current) say();
  }, [say]);
  // Colleagues need not wait for what is here already.
  const sent = useCallback(() => {
    typedAt.current = Number.NEGATIVE_INFINITY;
    if (said.current) say();
  }, [say]);
  return { typed, sent };
}
