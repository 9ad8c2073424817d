import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Outside, Performed } from "../effects/executor.ts";
import { type Claimed, claimEffects, settleEffect } from "../effects/outbox.ts";
import { perform } from "../effects/perform.ts";
import { derivedId } from "../ids.ts";
import type { Door } from "../tickets/door.ts";
import { recordIncident } from "./incidents.ts";

/** Waits before the second attempt, the third, …, in ms; after the last one it has failed. */
export const RETRY_AFTER_MS: readonly number[] = [
  5_000, 30_000, 120_000, 600_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000,
];

/** What delivering needs. `chance` gives 0 … 1 and spreads retries, so that they do not come all at once. */
export interface Delivery {
  readonly outside: Outside;
  readonly door: Door;
  readonly chance: () => number;
  readonly log: (line: string) => void;
}

const AT_ONCE = 16;

/** Claims what is due and performs it outside any transaction; gives how many were claimed. */
export async function deliverDue(delivery: Delivery): Promise<number> {
  const { store, clock } = delivery.outside;
  const claimed = await claimEffects(store, clock.now(), AT_ONCE);
  await Promise.all(claimed.map((one) => deliver(delivery, one)));
  return claimed.length;
}

async function deliver(delivery: Delivery, claimed: Claimed): Promise<void> {
  const { outside, log } = delivery;
  const { clock } = outside;
  // One attempt more than the schedule has means that a worker died of the last one before it could say so.
  const spent = claimed.attempts > RETRY_AFTER_MS.length + 1;
  const result: Performed = spent
    ? { ok: false, final: true, detail: "Given up: its worker ended at each attempt." }
    : await perform(claimed.effect, outside);
  const settled = result.ok
    ? await settleEffect(outside.store.db, claimed, { status: "done", at: clock.now(), detail: result.detail })
    : await settleFailure(delivery, claimed, result);
  if (!settled) log(`lease_lost ${claimed.id}: another worker has taken it over.`);
}

async function settleFailure(
  { outside, door, chance }: Delivery,
  claimed: Claimed,
  result: Extract<Performed, { readonly ok: false }>,
): Promise<boolean> {
  const { store, clock } = outside;
  const wait = RETRY_AFTER_MS[claimed.attempts - 1];
  if (!result.final && wait !== undefined) {
    const spread = Math.round(wait * (0.8 + 0.4 * chance()));
    const nextAt = clock.now() + Math.max(result.retryAfterMs ?? 0, spread);
    return settleEffect(store.db, claimed, { status: "pending", nextAt, detail: result.detail });
  }
  // The ticket is told first: should this process end in between, the next one says the same under the same id.
  const event: Event = {
    id: derivedId("effectSettled", claimed.id, claimed.runs),
    ticket: claimed.ticket,
    at: clock.now(),
    actor: SYSTEM,
    type: "effectSettled",
    effect: claimed.id,
    ok: false,
    detail: result.detail,
  };
  const told = await door.apply({ event });
  if (told.outcome !== "accepted")
    await recordIncident(store.db, {
      key: `effect:${claimed.id}`,
      kind: "effect",
      ticket: claimed.ticket,
      at: clock.now(),
      detail: `Its failure could not be written on the ticket (${told.outcome}): ${result.detail}`,
    });
  return settleEffect(store.db, claimed, { status: "failed", at: clock.now(), detail: result.detail });
}
