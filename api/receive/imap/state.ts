import type { Kysely } from "kysely";
import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import type { MailServerFault, MailServerFaultCode } from "../../contract/mail-servers.ts";
import type { Tables } from "../../db/tables.ts";

type Db = Kysely<Tables>;
export type FetchState = Omit<Tables["mail_fetch"], "password">;

/** Who fetches from a mailbox has it so long, and says again and again that he is still there. */
const LEASE_MS = 60_000;
const MINUTE_MS = 60_000;

/** Somebody else fetches from this mailbox now, or its password was given anew: whoever had it leaves off. */
export class LeaseLost extends Error {}

const COLUMNS = [
  ...(["mailbox", "account", "password_at", "place", "started_at", "uid_validity", "last_uid", "marked_uid"] as const),
  ...(["kept", "found", "look_at", "lease_until", "lease_by", "looked_at", "fault", "fault_detail"] as const),
  ...(["failing_since", "failures"] as const),
] as const;

export async function ensureState(db: Db, mailbox: string): Promise<void> {
  await db
    .insertInto("mail_fetch")
    .values({
      ...{ mailbox, password: null, account: null, password_at: null, place: null, started_at: null },
      ...{ uid_validity: null, last_uid: 0, marked_uid: 0, kept: 0, found: null, look_at: 0, lease_until: 0 },
      ...{ lease_by: null, looked_at: null, fault: null, fault_detail: null, failing_since: null, failures: 0 },
    })
    .onConflict((conflict) => conflict.column("mailbox").doNothing())
    .execute();
}

export const readStates = (db: Db): Promise<readonly FetchState[]> =>
  db.selectFrom("mail_fetch").select(COLUMNS).execute();

export const readState = (db: Db, mailbox: string): Promise<FetchState | undefined> =>
  db.selectFrom("mail_fetch").select(COLUMNS).where("mailbox", "=", mailbox).executeTakeFirst();

/** Takes a mailbox that is due and that nobody has; false: it is not to be had now. */
export async function claimMailbox(db: Db, mailbox: string, by: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("mail_fetch")
    .set({ lease_by: by, lease_until: now + LEASE_MS })
    .where("mailbox", "=", mailbox)
    .where("look_at", "<=", now)
    .where("lease_until", "<=", now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Changes what is known of a mailbox, and keeps it for as long again; throws when somebody else has it. */
export async function holdMailbox(
  db: Db,
  mailbox: string,
  by: string,
  now: number,
  change: Partial<FetchState> = {},
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("mail_fetch")
    .set({ ...change, lease_until: now + LEASE_MS })
    .where("mailbox", "=", mailbox)
    .where("lease_by", "=", by)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new LeaseLost();
}

/** Gives a mailbox back; it may be looked at again from `lookAt` on. */
export async function letMailboxGo(db: Db, mailbox: string, by: string, change: Partial<FetchState>): Promise<void> {
  await db
    .updateTable("mail_fetch")
    .set({ ...change, lease_until: 0, lease_by: null })
    .where("mailbox", "=", mailbox)
    .where("lease_by", "=", by)
    .execute();
}

/** It need not wait until it would be tried again. */
export async function lookAtOnce(db: Db, mailbox: string, now: number): Promise<void> {
  await db.updateTable("mail_fetch").set({ look_at: now }).where("mailbox", "=", mailbox).execute();
}

/** Its document says something else now: what was wrong before says nothing of that. */
export async function beginAnew(db: Db, mailbox: string, now: number): Promise<void> {
  await db
    .updateTable("mail_fetch")
    .set({ look_at: now, fault: null, fault_detail: null, failing_since: null, failures: 0 })
    .where("mailbox", "=", mailbox)
    .execute();
}

/** What all went well at `now` says. */
export const fine = (now: number): Partial<FetchState> => ({
  ...{ looked_at: now, fault: null, fault_detail: null, failing_since: null, failures: 0 },
});

/** Minutes to wait. Whoever signs in with a wrong password again and again is locked out: that is tried seldom. */
const WAITS: { readonly [C in MailServerFaultCode]?: readonly number[] } = {
  password: [5, 15, 60],
  passwordMissing: [5],
  disk: [1],
};
const USUAL_WAITS = [0.5, 1, 2, 5, 10, 15];
const ONCE_MORE_MS = 5_000;

/** A connection ends now and then, and nobody need hear of it: it is tried once more before that. */
const isPassing = (code: MailServerFaultCode): boolean => code === "cut" || code === "silent";

/** What a visit that failed leaves behind: what was wrong, since when, and when it is tried again. */
export function failed(
  { failures, failing_since, password_at }: FetchState,
  { code, detail }: MailServerFault,
  now: number,
  startedAt: number,
): Partial<FetchState> {
  // The password was given anew while the former one was tried: that one's failure says nothing of it.
  if (code === "password" && password_at !== null && password_at > startedAt) return { look_at: now };
  if (failures === 0 && isPassing(code)) return { failures: 1, look_at: now + ONCE_MORE_MS };
  const waits = WAITS[code] ?? USUAL_WAITS;
  const minutes = waits[Math.min(failures, waits.length - 1)] ?? 1;
  return {
    ...{ fault: code, fault_detail: detail, failing_since: failing_since ?? now, failures: failures + 1 },
    look_at: now + minutes * MINUTE_MS,
  };
}

/** Which folder, of whom, from when on: a position counts for this alone. */
export const placeOf = ({ host, port, user, folder, begin }: ImapPlace): string =>
  JSON.stringify([host, port, user, folder, begin]);
