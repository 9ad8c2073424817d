import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { causeOfEffect } from "../../runtime/chain.ts";
import type { Outside, Performed } from "../effects/executor.ts";
import type { Claimed, Settlement } from "../effects/outbox.ts";
import { derivedId } from "../ids.ts";
import type { Door } from "../tickets/door.ts";
import { recordIncident } from "./incidents.ts";

/** Waits before the second attempt, the third, …, in ms; after the last one it has failed. */
export const RETRY_AFTER_MS: readonly number[] = [
  5_000, 30_000, 120_000, 600_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000,
];

/** One attempt more than that means that a worker died of the last one before it could say so. */
export const attemptsAtMost = RETRY_AFTER_MS.length + 1;

interface Deciding {
  readonly outside: Outside;
  readonly door: Door;
  readonly chance: () => number;
}

/** What becomes of an effect after an attempt. Of a final failure the ticket has been told when this resolves. */
export async function outcomeOf(deciding: Deciding, claimed: Claimed, result: Performed): Promise<Settlement> {
  const now = deciding.outside.clock.now();
  if (result.ok) return { status: "done", at: now, detail: result.detail };
  const wait = RETRY_AFTER_MS[claimed.attempts - 1];
  if (!result.final && wait !== undefined) {
    const spread = Math.round(wait * (0.8 + 0.4 * deciding.chance()));
    return { status: "pending", nextAt: now + Math.max(result.retryAfterMs ?? 0, spread), detail: result.detail };
  }
  // The ticket is told first: should this process end in between, the next one says the same under the same id.
  await tell(deciding, claimed, result.detail);
  return { status: "failed", at: now, detail: result.detail };
}

/** Writes on the ticket that an effect has failed for good; where that is refused, an incident says both. */
async function tell({ outside: { store, clock }, door }: Deciding, claimed: Claimed, detail: string): Promise<void> {
  const event: Event = {
    id: derivedId("effectSettled", claimed.id, claimed.runs),
    ticket: claimed.ticket,
    at: clock.now(),
    actor: SYSTEM,
    type: "effectSettled",
    effect: claimed.id,
    ok: false,
    detail,
    cause: causeOfEffect(claimed.effect),
  };
  const told = await door.apply({ event });
  if (told.outcome === "accepted") return;
  await recordIncident(store.db, {
    key: `effect:${claimed.id}`,
    kind: "effect",
    ticket: claimed.ticket,
    at: clock.now(),
    detail: `Its failure could not be written on the ticket (${told.outcome}): ${detail}`,
  });
}
