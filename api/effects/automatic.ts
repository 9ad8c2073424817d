import type { Expression, ExpressionBuilder, Kysely, SqlBool } from "kysely";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import type { Recipient } from "./recipients.ts";

const MINUTE_MS = 60_000;
export const WINDOW_MS = 10 * MINUTE_MS;
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

/**
 * Asks whether a mail of a rule may leave to somebody now. It is written down before it is counted, and counted among those
 * before it, so that of several at once no more than allowed pass. Asked again, it answers the same, unless it was refused.
 */
export async function leaveFor({ db }: Store, mail: Automatic, to: Recipient, now: number): Promise<Leave> {
  if (!to.inside && MACHINE.test(to.address)) return { may: "not", why: `${to.address} is answered by a machine.` };
  const id = `${mail.effect}:${to.address}`;
  const known = await db
    .selectFrom("automatic_mail")
    .select(["state", "digest_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (known?.state === "sent") return { may: "send" };
  if (known && known.state !== "refused") return { may: "wait", until: known.digest_at ?? now };
  const row = { at: now, state: "sent" as const };
  const whole = { id, address: to.address, inside: to.inside ? 1 : 0, language: to.language, ticket: mail.ticket };
  await db
    .insertInto("automatic_mail")
    .values({ ...whole, ...row, subject: "", text: "", digest_at: null, lease_until: null })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  return to.inside ? await gather(db, id, mail, to, now) : await hold(db, id, mail, to, now);
}

type Where = (e: ExpressionBuilder<Tables, "automatic_mail">) => Expression<SqlBool>;

/** How many there were since, before this one, and not refused. */
async function before(db: Kysely<Tables>, id: string, now: number, since: number, where: Where): Promise<number> {
  const { n } = await db
    .selectFrom("automatic_mail")
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .where(where)
    .where("at", ">", since)
    .where("state", "=", "sent")
    .where((e) => e.or([e("at", "<", now), e.and([e("at", "=", now), e("id", "<", id)])]))
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function hold(
  db: Kysely<Tables>,
  id: string,
  { ticket }: Automatic,
  { address }: Recipient,
  now: number,
): Promise<Leave> {
  const outside: Where = (e) => e.and([e("ticket", "=", ticket), e("inside", "=", 0)]);
  const both: Where = (e) => e.and([e("address", "=", address), e("ticket", "=", ticket)]);
  const why =
    (await before(db, id, now, now - 60 * MINUTE_MS, both)) >= PER_ADDRESS_AND_TICKET
      ? `${address} has had ${PER_ADDRESS_AND_TICKET} automatic mails about this ticket within an hour.`
      : (await before(db, id, now, now - WINDOW_MS, outside)) >= PER_TICKET
        ? `This ticket has sent ${PER_TICKET} automatic mails within ten minutes.`
        : (await before(db, id, now, now - WINDOW_MS, (e) => e("address", "=", address))) >= PER_ADDRESS
          ? `${address} has had ${PER_ADDRESS} automatic mails within ten minutes.`
          : null;
  if (why === null) return { may: "send" };
  await db.updateTable("automatic_mail").set({ state: "refused" }).where("id", "=", id).execute();
  return { may: "not", why };
}

async function gather(
  db: Kysely<Tables>,
  id: string,
  mail: Automatic,
  { address }: Recipient,
  now: number,
): Promise<Leave> {
  const open = await db
    .selectFrom("automatic_mail")
    .select("digest_at")
    .where("address", "=", address)
    .where("state", "=", "held")
    .where("digest_at", ">", now)
    .orderBy("digest_at")
    .limit(1)
    .executeTakeFirst();
  const many = await before(db, id, now, now - WINDOW_MS, (e) => e("address", "=", address));
  if (!open && many < ALERTS) return { may: "send" };
  const until = open?.digest_at ?? now + WINDOW_MS;
  await db
    .updateTable("automatic_mail")
    .set({ state: "held", digest_at: until, subject: mail.subject, text: mail.text })
    .where("id", "=", id)
    .execute();
  return { may: "wait", until };
}
