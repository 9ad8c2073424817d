import { sql } from "kysely";
import type { Language } from "../../blueprints/text.ts";
import { derivedId } from "../ids.ts";
import type { Outside } from "./executor.ts";
import { post } from "./letters.ts";
import { logMail } from "./mail-log.ts";

const AT_ONCE = 20;
/** A digest that could not be sent, or whose worker ended, is tried again after that. */
const LEASE_MS = 60_000;

const SUBJECT = {
  en: (count: number) => `${count} alerts from the desk`,
  fr: (count: number) => `${count} alertes du bureau`,
} satisfies Record<Language, (count: number) => string>;

/** Sends the digests that are due, one mail a person; gives how many there were. */
export async function sendDigests(
  outside: Outside,
  troubled: (key: string, detail: string) => Promise<void>,
): Promise<number> {
  const { store, clock } = outside;
  const { db } = store;
  const now = clock.now();
  const due = await db
    .selectFrom("automatic_mail")
    .select(["address", "digest_at"])
    .distinct()
    .where("state", "=", sql.lit("held"))
    .where("digest_at", "<=", now)
    .where((e) => e.or([e("lease_until", "is", null), e("lease_until", "<=", now)]))
    .limit(AT_ONCE)
    .execute();
  for (const { address, digest_at } of due) {
    const rows = await db
      .updateTable("automatic_mail")
      .set({ lease_until: now + LEASE_MS })
      .where("address", "=", address)
      .where("digest_at", "=", digest_at)
      .where("state", "=", sql.lit("held"))
      .where((e) => e.or([e("lease_until", "is", null), e("lease_until", "<=", now)]))
      .returning(["id", "at", "subject", "text", "language"])
      .execute();
    if (rows.length === 0) continue;
    rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const subject = SUBJECT[rows[0]?.language === "fr" ? "fr" : "en"](rows.length);
    const text = rows.map((row) => `• ${row.subject}\n${indented(row.text)}`).join("\n\n");
    const id = derivedId("digest", address, digest_at ?? 0);
    const done = await post(outside, [{ id, ticket: null, to: [address], subject, text, automatic: true }], "Sent.");
    if (!done.ok && !done.final) continue;
    if (!done.ok) await troubled(`digest:${address}`, `A digest to ${address} could not be sent: ${done.detail}`);
    await db.transaction().execute(async (trx) => {
      for (const mail of (done.ok && done.mails) || []) await logMail(trx, mail);
      const ids = rows.map((row) => row.id);
      await trx
        .updateTable("automatic_mail")
        .set({ state: done.ok ? "digested" : "refused" })
        .where("id", "in", ids)
        .execute();
    });
  }
  return due.length;
}

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
