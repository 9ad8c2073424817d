import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Outside, Performed } from "../effects/executor.ts";
import { type LoggedMail, logMail } from "../effects/mail-log.ts";
import { type Claimed, claimEffects, type Settlement, settleEffect } from "../effects/outbox.ts";
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
  const { outside, log } = delivery;
  const { store, clock } = outside;
  const claimed = await claimEffects(store, clock.now(), AT_ONCE);
  if (claimed.length === 0) return 0;
  const results = await Promise.all(claimed.map(async (one) => ({ one, result: await attempt(outside, one) })));
  const settlements: Settled[] = [];
  for (const { one, result } of results) settlements.push({ one, ...(await settlementOf(delivery, one, result)) });
  await store.db.transaction().execute(async (trx) => {
    for (const { one, to, mails } of settlements) {
      if (await settleEffect(trx, one, to)) for (const mail of mails) await logMail(trx, mail);
      else log(`lease_lost ${one.id}: another worker has taken it over.`);
    }
  });
  return claimed.length;
}

interface Settled {
  readonly one: Claimed;
  readonly to: Settlement;
  readonly mails: readonly LoggedMail[];
}

/** One attempt more than the schedule has means that a worker died of the last one before it could say so. */
const attempt = async (outside: Outside, { attempts, effect }: Claimed): Promise<Performed> =>
  attempts > RETRY_AFTER_MS.length + 1
    ? { ok: false, final: true, detail: "Given up: its worker ended at each attempt." }
    : perform(effect, outside);

async function settlementOf(delivery: Delivery, claimed: Claimed, result: Performed): Promise<Omit<Settled, "one">> {
  const { outside, chance } = delivery;
  const now = outside.clock.now();
  if (result.ok) return { to: { status: "done", at: now, detail: result.detail }, mails: result.mails ?? [] };
  const wait = RETRY_AFTER_MS[claimed.attempts - 1];
  if (!result.final && wait !== undefined) {
    const spread = Math.round(wait * (0.8 + 0.4 * chance()));
    const nextAt = now + Math.max(result.retryAfterMs ?? 0, spread);
    return { to: { status: "pending", nextAt, detail: result.detail }, mails: [] };
  }
  // The ticket is told first: should this process end in between, the next one says the same under the same id.
  await tell(delivery, claimed, result.detail);
  return { to: { status: "failed", at: now, detail: result.detail }, mails: [] };
}

/** Writes on the ticket that an effect has failed for good; where that is refused, an incident says both. */
async function tell({ outside: { store, clock }, door }: Delivery, claimed: Claimed, detail: string): Promise<void> {
  const event: Event = {
    id: derivedId("effectSettled", claimed.id, claimed.runs),
    ticket: claimed.ticket,
    at: clock.now(),
    actor: SYSTEM,
    type: "effectSettled",
    effect: claimed.id,
    ok: false,
    detail,
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
