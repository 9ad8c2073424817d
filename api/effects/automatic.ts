import type { Kysely } from "kysely";
import { limitWords } from "../../runtime/why/limit-words.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { Alerts, type Leave, limited } from "./automatic-limits.ts";
import type { Recipient } from "./recipients.ts";

/** One mail that a rule wants to reach one person. */
export interface Automatic {
  /** The effect's; together with the address it is the key. */
  readonly effect: string;
  readonly ticket: string;
  readonly subject: string;
  readonly text: string;
}

/** Addresses behind which no person reads: they get nothing automatic. */
const MACHINE =
  /^(mailer-daemon|postmaster|bounces?|abuse|(do[-_.]?not|no)[-_.]?reply)([+\-_.].*)?@|^.*-(bounces|request|owner)@/i;

interface Asked {
  readonly mail: Automatic;
  readonly to: Recipient;
  readonly now: number;
  readonly resolve: (leave: Leave) => void;
  readonly reject: (error: unknown) => void;
}

/** Those who wait for an answer, by the store that they ask: whoever asks in the same turn shares a commit. */
const waiting = new WeakMap<Store, Asked[]>();

/** So many at a time: enough to spread the cost of a sync, few enough to keep the mails' queue from waiting. */
const TOGETHER = 200;

/**
 * Asks whether a mail of a rule may leave to somebody now, and writes down the answer: asked again, it is the same, unless it
 * was refused. One after the other, so that of several at once no more than allowed pass.
 */
export async function leaveFor(store: Store, mail: Automatic, to: Recipient, now: number): Promise<Leave> {
  if (!to.inside && MACHINE.test(to.address)) return { may: "not", why: limitWords("machine", to.address) };
  return new Promise((resolve, reject) => {
    const known = waiting.get(store);
    const all = known ?? [];
    if (!known) {
      waiting.set(store, all);
      setImmediate(() => void answer(store));
    }
    all.push({ mail, to, now, resolve, reject });
  });
}

async function answer(store: Store): Promise<void> {
  const all = waiting.get(store) ?? [];
  waiting.delete(store);
  for (let at = 0; at < all.length; at += TOGETHER) {
    const some = all.slice(at, at + TOGETHER);
    try {
      const leaves = await store.db.transaction().execute(async (trx) => {
        await store.dialect.queue(trx, "mails");
        return noted(trx, some);
      });
      // One is given for each that was asked, in their order.
      leaves.forEach((leave, index) => {
        some[index]?.resolve(leave);
      });
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }
}

/** Answers one after the other; what is written for those inside the desk is written at once. */
async function noted(trx: Kysely<Tables>, asked: readonly Asked[]): Promise<readonly Leave[]> {
  const known = await answersOfThen(trx, asked);
  const alerts = new Alerts(trx);
  const rows = new Map<string, Tables["automatic_mail"]>();
  const leaves: Leave[] = [];
  for (const { mail, to, now } of asked) {
    const id = idOf(mail, to);
    const then = known.get(id);
    if (then) {
      leaves.push(then);
      continue;
    }
    const leave = to.inside ? await alerts.leave(to.address, now) : await limited(trx, mail.ticket, to, now);
    const row = rowOf(mail, to, now, leave);
    if (to.inside) rows.set(id, row);
    else await write(trx, [row]);
    leaves.push(leave);
    if (leave.may !== "not") known.set(id, leave);
  }
  await write(trx, [...rows.values()]);
  return leaves;
}

const idOf = (mail: Automatic, to: Recipient): string => `${mail.effect}:${to.address}`;

/** What was answered before; who was refused may ask again. */
async function answersOfThen(trx: Kysely<Tables>, asked: readonly Asked[]): Promise<Map<string, Leave>> {
  const rows = await trx
    .selectFrom("automatic_mail")
    .select(["id", "state", "digest_at"])
    .where(
      "id",
      "in",
      asked.map(({ mail, to }) => idOf(mail, to)),
    )
    .where("state", "<>", "refused")
    .execute();
  return new Map(
    rows.map(({ id, state, digest_at }) => [
      id,
      state === "sent" ? { may: "send" } : { may: "wait", until: digest_at ?? 0 },
    ]),
  );
}

function rowOf(mail: Automatic, to: Recipient, now: number, leave: Leave): Tables["automatic_mail"] {
  const { subject, text } = leave.may === "wait" ? mail : { subject: "", text: "" };
  return {
    id: idOf(mail, to),
    address: to.address,
    inside: to.inside ? 1 : 0,
    language: to.language,
    ticket: mail.ticket,
    at: now,
    state: leave.may === "send" ? "sent" : leave.may === "wait" ? "held" : "refused",
    subject,
    text,
    digest_at: leave.may === "wait" ? leave.until : null,
    lease_until: null,
  };
}

async function write(trx: Kysely<Tables>, rows: readonly Tables["automatic_mail"][]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto("automatic_mail")
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((e) => ({
        at: e.ref("excluded.at"),
        state: e.ref("excluded.state"),
        subject: e.ref("excluded.subject"),
        text: e.ref("excluded.text"),
        digest_at: e.ref("excluded.digest_at"),
      })),
    )
    .execute();
}
