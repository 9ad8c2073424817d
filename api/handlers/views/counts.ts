import { views } from "../../contract/views.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { Counts } from "../../tickets/counts.ts";
import { type ViewCount, viewCounts } from "../../tickets/view-counts.ts";
import { onlookerOf, viewsOf } from "./having.ts";

/** Counts go by the last whole ten seconds, so that what was counted just now can serve again. */
const COUNTED_TO_MS = 10_000;

const kept = new WeakMap<Desk, Counts<readonly ViewCount[]>>();

export const countViews = handles(views.counts, async (desk, { principal }) => {
  const found = await viewsOf(desk, principal);
  const now = desk.clock.now();
  const at = now - (now % COUNTED_TO_MS);
  const onlooker = await onlookerOf(
    desk,
    principal,
    found.map(({ view }) => view),
    at,
  );
  const counts = kept.get(desk) ?? new Counts();
  kept.set(desk, counts);
  const versions = found.map(({ view, version }) => `${view.key}@${version}`);
  const key = JSON.stringify([onlooker.scope, principal.actor, versions, at, [...onlooker.onShift]]);
  const counted = await counts.of(key, () => viewCounts(onlooker, found));
  return {
    status: 200,
    body: {
      at,
      items: found.map(({ view }, index) => ({ key: view.key, ...(counted[index] ?? { count: 0, exact: false }) })),
    },
  };
});
