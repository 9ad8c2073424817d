import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import type { Recipient } from "./recipients.ts";

const MINUTE_MS = 60_000;
const WINDOW_MS = 10 * MINUTE_MS;
/** What rules may mail to addresses outside the desk: two machines that answer each other come to a stop here. */
const PER_ADDRESS_AND_TICKET = 3;
const PER_TICKET = 10;
const PER_ADDRESS = 30;
/** Alerts to one person in ten minutes; the next ones are gathered. */
const ALERTS = 5;

/** One mail that a rule wants to reach one person. */
export interface Automatic {
  /** The effect's; together with the address it is the key. */
  readonly effect: string;
  readonly ticket: string;
  readonly subject: string;
  readonly text: string;
}

/** What may be done about one recipient. `until`: when the digest comes that it is gathered into. */
export type Leave =
  | { readonly may: "send" }
  | { readonly may: "wait"; readonly until: number }
  | { readonly may: "not"; readonly why: string };

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
  if (!to.inside && MACHINE.test(to.address)) return { may: "not", why: `${to.address} is answered by a machine.` };
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
        const given: Leave[] = [];
        for (const { mail, to, now } of some) given.push(await noted(trx, mail, to, now));
        return given;
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

async function noted(trx: Kysely<Tables>, mail: Automatic, to: Recipient, now: number): Promise<Leave> {
  const id = `${mail.effect}:${to.address}`;
  const known = await trx
    .selectFrom("automatic_mail")
    .select(["state", "digest_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (known?.state === "sent") return { may: "send" };
  if (known && known.state !== "refused") return { may: "wait", until: known.digest_at ?? now };
  const leave = to.inside ? await gathered(trx, to.address, now) : await limited(trx, mail.ticket, to.address, now);
  const state = leave.may === "send" ? "sent" : leave.may === "wait" ? "held" : "refused";
  const { subject, text } = leave.may === "wait" ? mail : { subject: "", text: "" };
  const row = { at: now, state, subject, text, digest_at: leave.may === "wait" ? leave.until : null } as const;
  const whole = { id, address: to.address, inside: to.inside ? 1 : 0, language: to.language, ticket: mail.ticket };
  await trx
    .insertInto("automatic_mail")
    .values({ ...whole, ...row, lease_until: null })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  return leave;
}

type Where = (e: ExpressionBuilder<Tables, "automatic_mail">) => Expression<SqlBool>;

/** How many have been sent since. */
async function sent(db: Kysely<Tables>, since: number, where: Where): Promise<number> {
  const { n } = await db
    .selectFrom("automatic_mail")
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .where(where)
    .where("at", ">", since)
    .where("state", "=", "sent")
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function limited(db: Kysely<Tables>, ticket: string, address: string, now: number): Promise<Leave> {
  const ofTicket: Where = (e) => e.and([e("ticket", "=", ticket), e("inside", "=", 0)]);
  const ofBoth: Where = (e) => e.and([e("address", "=", address), e("ticket", "=", ticket)]);
  const refused = (why: string): Leave => ({ may: "not", why });
  if ((await sent(db, now - 60 * MINUTE_MS, ofBoth)) >= PER_ADDRESS_AND_TICKET)
    return refused(`${address} has had ${PER_ADDRESS_AND_TICKET} automatic mails about this ticket within an hour.`);
  if ((await sent(db, now - WINDOW_MS, ofTicket)) >= PER_TICKET)
    return refused(`This ticket has sent ${PER_TICKET} automatic mails within ten minutes.`);
  if ((await sent(db, now - WINDOW_MS, (e) => e("address", "=", address))) >= PER_ADDRESS)
    return refused(`${address} has had ${PER_ADDRESS} automatic mails within ten minutes.`);
  return { may: "send" };
}

async function gathered(db: Kysely<Tables>, address: string, now: number): Promise<Leave> {
  const open = await db
    .selectFrom("automatic_mail")
    .select("digest_at")
    .where("address", "=", address)
    .where("state", "=", sql.lit("held"))
    .where("digest_at", ">", now)
    .orderBy("digest_at")
    .limit(1)
    .executeTakeFirst();
  if (open) return { may: "wait", until: open.digest_at ?? now };
  const many = await sent(db, now - WINDOW_MS, (e) => e("address", "=", address));
  return many < ALERTS ? { may: "send" } : { may: "wait", until: now + WINDOW_MS };
}
