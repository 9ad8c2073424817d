import type { Kysely } from "kysely";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import type { MailboxHealth, MailInView } from "../contract/mail-in.ts";
import type { Tables } from "../db/tables.ts";
import { readNames } from "../present/names.ts";
import type { MailIn } from "./arrivals.ts";
import { fetchingOf } from "./imap/fetching.ts";
import { readStates } from "./imap/state.ts";
import { UNREADABLE } from "./parsed-mail.ts";

type Db = Kysely<Tables>;

/** Without a sender there is nobody to let in, and what can't be read can't be let in either. */
const NEVER: ReadonlySet<string> = new Set([...UNREADABLE, "sender", "ownAddress", "tooLarge"]);

export const isReleasable = ({ status, why }: Pick<MailIn, "status" | "why">): boolean =>
  status === "quarantined" && !NEVER.has(why ?? "");

/** Mails with the tickets that they seem to belong to. */
export async function mailViews(db: Db, rows: readonly MailIn[]): Promise<MailInView[]> {
  const ids = [...new Set(rows.flatMap(({ ticket }) => ticket ?? []))];
  const tickets =
    ids.length === 0
      ? []
      : await db.selectFrom("ticket").select(["id", "number", "subject"]).where("id", "in", ids).execute();
  const names = await readNames(
    db,
    rows.flatMap(({ by_actor }) => by_actor ?? []),
  );
  return rows.map((row) => ({
    ...{ id: row.id, mailbox: row.mailbox, at: row.at, to: row.recipient, subject: row.subject, size: row.size },
    from: { name: row.from_name, address: row.from_address === "" ? row.sender : row.from_address },
    ...{ status: row.status, why: row.why, detail: row.detail, automatic: row.automatic },
    ticket: tickets.find(({ id }) => id === row.ticket) ?? null,
    by: names.orNull(row.by_actor),
    releasable: isReleasable(row),
  }));
}

interface Asked {
  readonly status?: MailIn["status"] | undefined;
  readonly mailbox?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Newest first; `cursor` is the `next` of the page before. */
export async function listMail(db: Db, { status, mailbox, limit, cursor }: Asked) {
  const [, at, id] = /^([0-9]{1,15})\.(.{1,100})$/.exec(cursor ?? "") ?? [];
  let query = db.selectFrom("mail_in").selectAll();
  if (status !== undefined) query = query.where("status", "=", status);
  if (mailbox !== undefined) query = query.where("mailbox", "=", mailbox);
  if (at !== undefined && id !== undefined)
    query = query.where((e) => e.or([e("at", "<", Number(at)), e.and([e("at", "=", Number(at)), e("id", "<", id)])]));
  const rows = await query
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? `${last.at}.${last.id}` : null };
}

export const readMail = (db: Db, id: string): Promise<MailIn | undefined> =>
  db.selectFrom("mail_in").selectAll().where("id", "=", id).executeTakeFirst();

const COUNTED_MS = 30 * 86_400_000;

/** How each address fares, those that were switched off among them. */
export async function readHealth(db: Db, language: Language, now: number): Promise<MailboxHealth[]> {
  const documents = await db
    .selectFrom("definition")
    .select(["key", "body", "status"])
    .where("kind", "=", "mailbox")
    .where("status", "in", ["published", "retired"])
    .orderBy("position")
    .orderBy("key")
    .orderBy("version", "desc")
    .execute();
  const counted = await db
    .selectFrom("mail_in")
    .select(["mailbox", "status"])
    .select((e) => e.fn.countAll<number | string>().as("n"))
    .where("at", ">", now - COUNTED_MS)
    .groupBy(["mailbox", "status"])
    .execute();
  const last = await db
    .selectFrom("mail_in")
    .select("mailbox")
    .select((e) => e.fn.max("at").as("at"))
    .groupBy("mailbox")
    .execute();
  const states = await readStates(db);
  const newest = new Map<string, (typeof documents)[number]>();
  for (const one of documents) {
    const known = newest.get(one.key);
    if (!known || (known.status !== "published" && one.status === "published")) newest.set(one.key, one);
  }
  return [...newest.values()].map(({ key, body, status }) => {
    // Only what the grammar reads is published.
    const { name, address, imap } = JSON.parse(body) as Mailbox;
    const of = (wanted: MailIn["status"]): number =>
      Number(counted.find((one) => one.mailbox === key && one.status === wanted)?.n ?? 0);
    const lastAt = last.find(({ mailbox }) => mailbox === key)?.at;
    return {
      ...{ key, name: textIn(name, language), address, on: status === "published" },
      lastAt: lastAt === undefined || lastAt === null ? null : Number(lastAt),
      fetching:
        imap && status === "published"
          ? fetchingOf(
              imap,
              states.find((one) => one.mailbox === key),
              now,
            )
          : null,
      counts: {
        waiting: of("waiting"),
        taken: of("taken"),
        quarantined: of("quarantined"),
        refused: of("refused"),
      },
    };
  });
}

/** Lets a mail in, to be looked at once more, or refuses it; only one that is in quarantine. False: it is not. */
export async function decideMail(
  db: Db,
  { id }: Pick<MailIn, "id">,
  release: boolean,
  by: string,
  now: number,
): Promise<boolean> {
  const to = release
    ? { status: "waiting" as const, look_at: now, attempts: 0 }
    : { status: "refused" as const, look_at: null, settled_at: now };
  const { numUpdatedRows } = await db
    .updateTable("mail_in")
    .set({ ...to, by_actor: by })
    .where("id", "=", id)
    .where("status", "=", "quarantined")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
