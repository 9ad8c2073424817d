import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { limitWords } from "../../runtime/why/limit-words.ts";
import type { Tables } from "../db/tables.ts";
import { isUnproven } from "./proven.ts";
import type { Recipient } from "./recipients.ts";

/** What may be done about one recipient. `until`: when the digest comes that it is gathered into. */
export type Leave =
  | { readonly may: "send" }
  | { readonly may: "wait"; readonly until: number }
  | { readonly may: "not"; readonly why: string };

const MINUTE_MS = 60_000;
const WINDOW_MS = 10 * MINUTE_MS;
/** What rules may mail to addresses outside the desk: two machines that answer each other come to a stop here. */
const PER_ADDRESS_AND_TICKET = 3;
/** In an hour, to an address that has never shown that it wrote to the desk, about all tickets. */
const PER_UNPROVEN = 3;
const PER_TICKET = 10;
const PER_ADDRESS = 30;
/** Alerts to one person in ten minutes; the next ones are gathered. */
const ALERTS = 5;

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

/** Whether an automatic mail may go to an address outside the desk. */
export async function limited(db: Kysely<Tables>, ticket: string, to: Recipient, now: number): Promise<Leave> {
  const { address } = to;
  const ofTicket: Where = (e) => e.and([e("ticket", "=", ticket), e("inside", "=", 0)]);
  const ofBoth: Where = (e) => e.and([e("address", "=", address), e("ticket", "=", ticket)]);
  const refused = (why: string): Leave => ({ may: "not", why });
  if ((await sent(db, now - 60 * MINUTE_MS, ofBoth)) >= PER_ADDRESS_AND_TICKET)
    return refused(limitWords("addressAndTicket", address, PER_ADDRESS_AND_TICKET));
  const ofAddress: Where = (e) => e("address", "=", address);
  // Whoever may never have written is not buried in answers, however many tickets there are in their name.
  if ((await sent(db, now - 60 * MINUTE_MS, ofAddress)) >= PER_UNPROVEN && (await isUnproven(db, to)))
    return refused(limitWords("unproven", address, PER_UNPROVEN));
  if ((await sent(db, now - WINDOW_MS, ofTicket)) >= PER_TICKET)
    return refused(limitWords("ticket", address, PER_TICKET));
  if ((await sent(db, now - WINDOW_MS, ofAddress)) >= PER_ADDRESS)
    return refused(limitWords("address", address, PER_ADDRESS));
  return { may: "send" };
}

/** Counts alerts to people of the desk, those that one transaction has allowed and not yet written among them. */
export class Alerts {
  readonly #db: Kysely<Tables>;
  /** By address: when its open digest leaves, and how many have been sent of late. */
  readonly #counts = new Map<string, { digestAt: number | null; sent: number }>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** After five in ten minutes the next ones wait for a digest. */
  async leave(address: string, now: number): Promise<Leave> {
    let counts = this.#counts.get(address);
    if (!counts || (counts.digestAt !== null && counts.digestAt <= now)) {
      const digestAt = await openDigest(this.#db, address, now);
      const late = digestAt !== null;
      counts = { digestAt, sent: late ? 0 : await sent(this.#db, now - WINDOW_MS, (e) => e("address", "=", address)) };
      this.#counts.set(address, counts);
    }
    if (counts.digestAt === null && counts.sent >= ALERTS) counts.digestAt = now + WINDOW_MS;
    if (counts.digestAt !== null) return { may: "wait", until: counts.digestAt };
    counts.sent += 1;
    return { may: "send" };
  }
}

/** When the digest leaves that this person's alerts are gathered in; null: none is open. */
async function openDigest(db: Kysely<Tables>, address: string, now: number): Promise<number | null> {
  const open = await db
    .selectFrom("automatic_mail")
    .select("digest_at")
    .where("address", "=", address)
    .where("state", "=", sql.lit("held"))
    .where("digest_at", ">", now)
    .orderBy("digest_at")
    .limit(1)
    .executeTakeFirst();
  return open?.digest_at ?? null;
}
