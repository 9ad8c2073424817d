import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { BulkAction, BulkItem, BulkJob, BulkSelection } from "../../api/contract/bulk.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";

/** How often somebody who watches asks how far it is. */
const WATCH_MS = 400;

const BULK = ["bulk"] as const;
const jobKey = (id: string) => [...BULK, id] as const;

/** Something is still to be done to some of its tickets. */
export const isGoing = ({ doneAt, undo }: BulkJob): boolean =>
  doneAt === null || (undo !== null && undo.doneAt === null);

/** Starts it once, however often it is pressed: a lost connection keeps the key. */
export function useBulkStart(onStarted: (job: BulkJob) => void) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const start = async (selection: BulkSelection, action: BulkAction): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const answer = await client.bulk.start({ body: { selection, action }, idempotencyKey: key });
    setBusy(false);
    if (answer.ok) return onStarted(noted(answer.body));
    const { problem, status } = answer;
    if (status !== 0 && status < 500) setKey(crypto.randomUUID());
    setRefused(problem.errors[0]?.message ?? (problem.detail || problem.title));
  };
  return { start, busy, refused };
}

/** As it was just read, for everybody on the page who shows it. */
export function noted(job: BulkJob): BulkJob {
  queries.setQueryData(jobKey(job.id), job);
  void queries.invalidateQueries({ queryKey: [...BULK, "mine"] });
  return job;
}

/** How far it is, read again and again until it has come to its end. */
export function useBulkJob(id: string) {
  const read = useQuery({
    queryKey: jobKey(id),
    queryFn: async () => bodyOf(await client.bulk.read({ params: { id } })),
    refetchInterval: ({ state }) => (!state.data || isGoing(state.data) ? WATCH_MS : false),
  });
  const ended = read.data && !isGoing(read.data) ? `${read.data.doneAt}.${read.data.undo?.doneAt}` : null;
  useEffect(() => {
    if (ended === null) return;
    void queries.invalidateQueries({ queryKey: keys.lists, predicate: ({ queryKey }) => queryKey[1] !== "many" });
    void queries.invalidateQueries({ queryKey: keys.viewCounts });
    void queries.invalidateQueries({ queryKey: [...BULK, "mine"] });
    void queries.invalidateQueries({ queryKey: ["ticket"] });
  }, [ended]);
  return read;
}

/** What the caller has on its way, and what can still be taken back. */
export function useMyBulk() {
  return useQuery({
    queryKey: [...BULK, "mine"],
    queryFn: async () => bodyOf(await client.bulk.mine()).items,
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? WATCH_MS * 3 : false),
  });
}

/** Tickets that are shown of each kind of answer. */
const SHOWN = 200;

/** The first tickets that came to this. */
export const useBulkItems = (
  job: BulkJob,
  by: { readonly outcome: BulkItem["outcome"] } | { readonly undo: NonNullable<BulkItem["undo"]> },
) =>
  useQuery({
    queryKey: [...jobKey(job.id), "items", by, job.undo?.doneAt],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      bodyOf(await client.bulk.items({ params: { id: job.id }, query: { ...by, limit: SHOWN } })).items,
  });
