import type { Kysely } from "kysely";
import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import type { Tables } from "../../db/tables.ts";
import { seal, unseal } from "../../effects/signature.ts";
import { ensureState } from "./state.ts";

type Db = Kysely<Tables>;
export type Account = Pick<ImapPlace, "host" | "port" | "user">;

/** For whom a password is. Who writes another server or user into the document does not get it sent there. */
export const accountOf = ({ host, port, user }: Account): string => `${user}@${host}:${port}`;

const sealedFor = (mailbox: string, account: string): string => `imap ${mailbox} ${account}`;

/** Keeps a password, which is shown nowhere again, and lets the mailbox be looked at at once. */
export async function keepPassword(
  db: Db,
  deskSecret: string,
  {
    mailbox,
    account,
    password,
    now,
  }: { readonly mailbox: string; readonly account: Account; readonly password: string; readonly now: number },
): Promise<void> {
  const whose = accountOf(account);
  await ensureState(db, mailbox);
  await db
    .updateTable("mail_fetch")
    .set({ password: seal(deskSecret, sealedFor(mailbox, whose), password), account: whose, password_at: now })
    .set({ look_at: now, fault: null, fault_detail: null, failing_since: null, failures: 0 })
    .where("mailbox", "=", mailbox)
    .execute();
}

export async function forgetPassword(db: Db, mailbox: string): Promise<void> {
  await db
    .updateTable("mail_fetch")
    .set({ password: null, account: null, password_at: null })
    .where("mailbox", "=", mailbox)
    .execute();
}

/** The password of an account of this mailbox; null: there is none for this very account. */
export async function openPassword(
  db: Db,
  deskSecret: string,
  mailbox: string,
  account: Account,
): Promise<string | null> {
  const row = await db
    .selectFrom("mail_fetch")
    .select(["password", "account"])
    .where("mailbox", "=", mailbox)
    .executeTakeFirst();
  const whose = accountOf(account);
  return row?.password && row.account === whose ? unseal(deskSecret, sealedFor(mailbox, whose), row.password) : null;
}
