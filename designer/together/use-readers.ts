import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { Reader } from "../../api/contract/live.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { SAY_EVERY_MS, TYPING_MS, usePresence, WINDOW } from "../data/onlookers.ts";
import { keys } from "../data/queries.ts";

const NOBODY: readonly Reader[] = [];
/** Who goes through states with the arrow keys is somewhere when it stops. */
const SETTLED_MS = 300;

/** Who else has the document open. */
export function useReaders(kind: Kind, key: string): readonly Reader[] {
  const { data } = useQuery({
    queryKey: [...keys.readers, kind, key],
    staleTime: SAY_EVERY_MS,
    // Who left without a word is forgotten without one.
    refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? 2 * SAY_EVERY_MS : false),
    queryFn: async () => bodyOf(await client.live.readers({ params: { kind, key } })).items,
  });
  return data ?? NOBODY;
}

/** Says that this window shows the document, where in it, and whether it was changed a moment ago. `document`: as it is now. */
export function useBeingThere(kind: Kind, key: string, spot: string, document: unknown): void {
  const now = useRef({ spot, changedAt: Number.NEGATIVE_INFINITY, drawing: false, document });
  const say = useCallback(() => {
    now.current.drawing = performance.now() - now.current.changedAt < TYPING_MS;
    const { spot, drawing } = now.current;
    void client.live.open({ params: { kind, key, window: WINDOW }, body: { spot, drawing } });
  }, [kind, key]);
  const leave = useCallback(() => void client.live.leave({ params: { kind, key, window: WINDOW } }), [kind, key]);
  usePresence(say, leave);
  useEffect(() => {
    const was = now.current;
    const changed = was.document !== document;
    if (changed) was.changedAt = performance.now();
    was.document = document;
    if (was.spot === spot && (!changed || was.drawing)) return;
    was.spot = spot;
    const timer = setTimeout(say, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [spot, document, say]);
}
