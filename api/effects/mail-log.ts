import type { Kysely } from "kysely";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { referenceOf } from "./references.ts";

type Db = Kysely<Tables>;

/** A mail as it would leave. `to` are addresses, or names where none is known. */
export interface LoggedMail {
  readonly id: string;
  readonly ticket: string | null;
  readonly at: number;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** How it left; the log when nothing is said. */
  readonly via?: "log" | "smtp";
}

/** Whether this mail has left already. */
export async function isLogged(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom("mail_log").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** Writes a mail once: a repetition with the same id changes nothing. */
export async function logMail(db: Db, { to, via = "log", ...mail }: LoggedMail): Promise<void> {
  await db
    .insertInto("mail_log")
    .values({ ...mail, via, recipients: JSON.stringify(to), reference: referenceOf(mail.id) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Newest first; `after` is the `next` of the page before. */
export async function readMailLog(
  db: Db,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<{ readonly items: readonly LoggedMail[]; readonly next: string | null }> {
  const [, at, id] = /^([0-9]{1,15})\.(.{1,100})$/.exec(after ?? "") ?? [];
  const all = db
    .selectFrom("mail_log")
    .select(["id", "ticket", "at", "recipients", "subject", "text"])
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  const query =
    at !== undefined && id !== undefined
      ? all.where((e) => e.or([e("at", "<", Number(at)), e.and([e("at", "=", Number(at)), e("id", "<", id)])]))
      : all;
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ recipients, ...mail }) => ({ ...mail, to: readStrings(recipients) })),
    next: rows.length > limit && last ? `${last.at}.${last.id}` : null,
  };
}
