import { isSystem } from "../effects/destination.ts";
import { FAILURES_AT_MOST, readFailures, writeFailures } from "../effects/destinations.ts";
import { sendDigests } from "../effects/digest.ts";
import type { Outside, Performed, Performing } from "../effects/executor.ts";
import { type Claimed, claimEffects } from "../effects/outbox.ts";
import { perform } from "../effects/perform.ts";
import { type LastAttempt, noteAttempt, type Signing, signingFor } from "../effects/webhook-endpoints.ts";
import { readPeople } from "../people/people.ts";
import type { Door } from "../tickets/door.ts";
import { recordIncident } from "./incidents.ts";
import { attemptsAtMost, outcomeOf } from "./outcome.ts";
import { createSettler } from "./settler.ts";

export { RETRY_AFTER_MS } from "./outcome.ts";

/** What delivering needs. `chance` gives 0 … 1 and spreads retries, so that they do not come all at once. */
export interface Delivery {
  readonly outside: Outside;
  readonly door: Door;
  readonly chance: () => number;
  readonly log: (line: string) => void;
  /** A destination that kept others waiting is free again. */
  readonly onFree: () => void;
}

export interface Deliveries {
  /** Claims what is due and begins to perform it, outside any transaction; gives how many there were. */
  readonly look: () => Promise<number>;
  /** Resolves when everything that was begun has been settled. */
  readonly idle: () => Promise<void>;
  /** Begins nothing more; what is claimed and not begun is given back. */
  readonly stop: () => Promise<void>;
}

/** So many claims share a commit; so many may be in hand. */
const AT_ONCE = 500;
const IN_HAND = 2_000;
/** A destination that answers at once is waited for; a slow one goes on while others are looked after. */
const PATIENCE_MS = 100;
/** So long what was read for one effect serves for the next ones. */
const RECENT_MS = 1_000;
/** At one time to one destination: few where another system answers, more where only this database does. */
const SIDE_BY_SIDE = 2;
const SIDE_BY_SIDE_HERE = 50;
/** After that a slow destination gives its claims back, well before their leases end. */
const LANE_MS = 20_000;

/**
 * Each destination has a lane of its own: one that hangs keeps two requests and the claims of its lane, and holds up nobody
 * else. What does not fit, or comes after too many failures, waits in the database.
 */
export function createDeliveries(delivery: Delivery): Deliveries {
  const { outside, log } = delivery;
  const { store, clock } = outside;
  const settler = createSettler(store, log);
  const lanes = new Map<string, Promise<void>>();
  let inHand = 0;
  let stopping = false;

  const troubled = (ticket: string | null) => (key: string, detail: string) =>
    recordIncident(store.db, { key, kind: "effect", ticket, at: clock.now(), detail });

  const one = async (claimed: Claimed, performing: Performing): Promise<Performed> => {
    const at = clock.now();
    const begin = performance.now();
    const result: Performed =
      claimed.attempts > attemptsAtMost
        ? { ok: false, final: true, detail: "Given up: its worker ended at each attempt." }
        : await perform(claimed.effect, performing);
    const { ok, detail, receipt, trouble } = result;
    if (trouble) await troubled(claimed.ticket)(trouble.key, trouble.detail);
    const to = await outcomeOf(delivery, claimed, result);
    settler.add({
      one: claimed,
      to,
      mails: (ok && result.mails) || [],
      delivery: {
        effect: claimed.id,
        run: claimed.runs,
        attempt: claimed.attempts,
        at,
        ms: Math.round(performance.now() - begin),
        ok: ok ? 1 : 0,
        status: receipt?.status ?? null,
        request: receipt?.request ?? null,
        answer: receipt?.answer ?? null,
        detail,
      },
    });
    return result;
  };

  const giveBack = (claimed: Claimed, detail: string): void =>
    settler.add({
      one: claimed,
      to: { status: "pending", nextAt: clock.now(), detail, unattempted: true },
      mails: [],
      delivery: null,
    });

  const lane = async (destination: string, claims: readonly Claimed[], performing: Performing, before: number) => {
    const until = clock.mono() + LANE_MS;
    const waiting = [...claims];
    let failures = before;
    let detail = "";
    let last: LastAttempt | null = null;
    const mayBegin = (): boolean =>
      !stopping && clock.mono() < until && (failures < FAILURES_AT_MOST || waiting.length === claims.length);
    const work = async (): Promise<void> => {
      while (mayBegin()) {
        const next = waiting.shift();
        if (!next) return;
        const result = await one(next, performing);
        if (result.receipt) last = { at: clock.now(), ok: result.ok, detail: result.detail };
        if (result.ok) failures = 0;
        else if (result.receipt && result.receipt.status !== TOO_MANY) {
          failures += 1;
          detail = result.detail;
        }
      }
    };
    const many = isSystem(destination) || outside.mailer ? SIDE_BY_SIDE : SIDE_BY_SIDE_HERE;
    await Promise.all(Array.from({ length: Math.min(many, claims.length) }, work));
    if (isSystem(destination)) {
      if (failures !== before) await writeFailures(store.db, destination, failures, clock.now(), detail);
      if (last && (await performing.signing(destination))) await noteAttempt(store.db, destination, last);
    }
    const why =
      failures >= FAILURES_AT_MOST ? `Waits: ${destination} has failed ${failures} times in a row.` : "Waits its turn.";
    for (const left of waiting) giveBack(left, why);
  };

  const begin = async (claims: readonly Claimed[]): Promise<void> => {
    const groups = Map.groupBy(claims, ({ destination }) => destination);
    const known = new Map<string, Promise<Signing | undefined>>();
    const signing = (destination: string) => {
      const found = known.get(destination) ?? signingFor(store.db, outside.secret, destination, clock.now());
      known.set(destination, found);
      return found;
    };
    const people = recent(() => readPeople(store.db), clock.mono);
    const failures = await readFailures(store.db, [...groups.keys()].filter(isSystem));
    for (const [destination, group] of groups) {
      inHand += group.length;
      const running = lane(destination, group, { ...outside, signing, people }, failures.get(destination) ?? 0)
        // What is not settled comes back when its lease ends.
        .catch((error: unknown) => log(`worker: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => {
          lanes.delete(destination);
          inHand -= group.length;
        });
      lanes.set(destination, running);
    }
  };

  const idle = async (): Promise<void> => {
    while (lanes.size > 0) await Promise.all(lanes.values());
    await settler.idle();
  };

  return {
    look: async () => {
      if (stopping) return 0;
      const digests = await sendDigests(outside, troubled(null));
      const room = Math.min(AT_ONCE, IN_HAND - inHand);
      const claims = room > 0 ? await claimEffects(store, clock.now(), room, [...lanes.keys()]) : [];
      if (claims.length === 0) return digests;
      await begin(claims);
      const mine = claims.flatMap(({ destination }) => lanes.get(destination) ?? []);
      const whole = Promise.all(mine).then(settler.idle);
      if (!(await soon(whole, PATIENCE_MS))) whole.then(delivery.onFree, delivery.onFree);
      return claims.length + digests;
    },
    idle,
    stop: () => {
      stopping = true;
      return idle();
    },
  };
}

const TOO_MANY = 429;

/** Whether something ends within so many ms. */
async function soon(work: Promise<unknown>, ms: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), ms);
  try {
    return await Promise.race([work.then(() => true as const), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads no more than once in a while, for many who ask. */
function recent<T>(read: () => Promise<T>, mono: () => number): () => Promise<T> {
  let [at, found]: [number, Promise<T> | null] = [0, null];
  return () => {
    if (!found || mono() - at > RECENT_MS) [at, found] = [mono(), read()];
    return found;
  };
}
