import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ClockView, LedgerLineView } from "../../api/contract/clocks.ts";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { serverNow } from "../data/server-time.ts";
import { useNow } from "../data/use-now.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { leftAt, readAgainAt } from "./countdown.ts";
import { CLOSE_MS } from "./lengths.ts";

/** Every clock that the ticket has had, with its intervals. */
export const useLedger = (ticket: string, enabled = true) =>
  useQuery({
    queryKey: keys.clocks(ticket),
    enabled,
    queryFn: async () => bodyOf(await client.tickets.clocks({ params: { id: ticket } })),
  });

/** The condition of the policy's version as it is written, so that its sentences can name people and fields. */
export function usePolicyCondition(from: LedgerLineView["from"]) {
  const policy = from?.kind === "sla-policy" ? from : null;
  const version = useQuery({
    queryKey: [...keys.definitions, "sla-policy", policy?.key, policy?.version],
    enabled: policy !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      policy &&
      bodyOf(
        await client.definitions.version({
          params: { kind: "sla-policy", key: policy.key, version: policy.version },
        }),
      ),
  });
  return version.data?.when;
}

/** When each reading came. An answer that says the same again keeps its object, and its instant with it: both say the same left. */
const arrived = new WeakMap<object, number>();
export function readAtOf(clock: ClockView): number {
  const known = arrived.get(clock) ?? serverNow();
  arrived.set(clock, known);
  return known;
}

/** What is left of a clock, moving by itself: every 30 s, and every second in its last minutes. */
export function useLeft(clock: ClockView): { readonly left: number; readonly now: number } {
  const readAt = readAtOf(clock);
  const slow = useNow();
  const close = clock.state === "running" && Math.abs(leftAt(clock, readAt, slow)) < CLOSE_MS;
  const now = useNow(close);
  return { left: leftAt(clock, readAt, now), now };
}

/** Asks again when the open span of a clock is over: which one comes next only the server knows. */
export function useReadAgain(clocks: readonly ClockView[], read: () => void): void {
  const now = useNow();
  const asked = useRef(0);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const over = clocks.flatMap((clock) => {
      const at = readAgainAt(clock);
      return at !== null && at <= now && readAtOf(clock) < at ? [at] : [];
    });
    const last = Math.max(0, ...over);
    if (last <= asked.current) return;
    asked.current = last;
    latest.current();
  }, [clocks, now]);
}

/** The name of what a clock stands still in: the state where it is the present one, else the status in words. */
export function useStopped(place: TicketSummary["place"]): (by: NonNullable<ClockView["pausedBy"]>) => string {
  const t = useWords(area);
  const say = useSay();
  return (by) => (place && by.state === place.state.id ? say(place.state.name) : t(`waits.${by.status}`));
}

/** A clock's own key among those of its ticket. */
export const clockKey = ({ metric, of, instance }: Pick<ClockView, "metric" | "of" | "instance">): string =>
  `${metric}/${of ?? ""}/${instance}`;
