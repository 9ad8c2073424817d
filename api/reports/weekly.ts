import type { Kysely } from "kysely";
import { weekOf } from "../../runtime/report-period.ts";
import { loadPrincipal, mayCall } from "../auth/principal.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import type { Outside } from "../effects/executor.ts";
import { post } from "../effects/letters.ts";
import { logMail } from "../effects/mail-log.ts";
import { unsubscribeAt } from "../effects/unsubscribe.ts";
import { visibleTo } from "../handlers/tickets/visible.ts";
import { derivedId } from "../ids.ts";
import { readReport } from "./report.ts";
import { weeklyText } from "./weekly-text.ts";

/** A summary whose worker ended before it left is made again after that. */
const LEASE_MS = 120_000;

/** Whether somebody has asked for the weekly summary. */
export async function wantsWeekly(db: Kysely<Tables>, person: string): Promise<boolean> {
  const row = await db.selectFrom("weekly_wish").select("wanted").where("person", "=", person).executeTakeFirst();
  return row?.wanted === 1;
}

/** Asks for the summary, or asks for it no more. The first one comes on the next Monday: that of a week which has begun is not made up for. */
export async function wishWeekly(
  { db }: Store,
  { person, wanted, zone }: { readonly person: string; readonly wanted: boolean; readonly zone: string },
  now: number,
): Promise<void> {
  const week = weekOf(now, zone);
  if (!week) throw new Error(`There is no time zone ${zone}.`);
  await db.transaction().execute(async (trx) => {
    const row = { wanted: wanted ? 1 : 0, zone };
    await trx
      .insertInto("weekly_wish")
      .values({ person, ...row })
      .onConflict((c) => c.column("person").doUpdateSet(row))
      .execute();
    if (!wanted || now < week.eight) return;
    await trx
      .insertInto("weekly_mail")
      .values({ person, monday: week.monday, lease_until: now, sent_at: now })
      .onConflict((c) => c.doNothing())
      .execute();
  });
}

/** Sends the summaries that are due, from Monday at eight on, one a person and week however many workers look; gives how many left. */
export async function sendWeeklies(outside: Outside): Promise<number> {
  const { store, clock } = outside;
  const wishes = await store.db.selectFrom("weekly_wish").select(["person", "zone"]).where("wanted", "=", 1).execute();
  let sent = 0;
  for (const { person, zone } of wishes) {
    const now = clock.now();
    const week = weekOf(now, zone);
    if (!week || now < week.eight || !(await claim(store.db, person, week.monday, now))) continue;
    const letter = await letterFor(outside, person, week, now);
    const done = letter && (await post(outside, [letter], "Sent."));
    // What could not leave now is tried again when the lease is over.
    if (done && !done.ok && !done.final) continue;
    await store.db.transaction().execute(async (trx) => {
      for (const mail of (done?.ok && done.mails) || []) await logMail(trx, mail);
      await trx
        .updateTable("weekly_mail")
        .set({ sent_at: now })
        .where("person", "=", person)
        .where("monday", "=", week.monday)
        .execute();
    });
    if (done?.ok) sent += 1;
  }
  return sent;
}

/** True for whoever is to make it: nobody else makes it now, and it has not left. */
async function claim(db: Kysely<Tables>, person: string, monday: string, now: number): Promise<boolean> {
  const known = await db
    .selectFrom("weekly_mail")
    .select(["sent_at", "lease_until"])
    .where("person", "=", person)
    .where("monday", "=", monday)
    .executeTakeFirst();
  // Mostly it has left long ago: looking writes nothing.
  if (known && (known.sent_at !== null || known.lease_until > now)) return false;
  const lease_until = now + LEASE_MS;
  const taken = await db
    .insertInto("weekly_mail")
    .values({ person, monday, lease_until, sent_at: null })
    .onConflict((c) =>
      c
        .columns(["person", "monday"])
        .doUpdateSet({ lease_until })
        .where("weekly_mail.sent_at", "is", null)
        .where("weekly_mail.lease_until", "<=", now),
    )
    .returning("person")
    .execute();
  return taken.length > 0;
}

/** Null: he has left, or is no manager any more. */
async function letterFor(
  outside: Outside,
  person: string,
  { monday, before }: NonNullable<ReturnType<typeof weekOf>>,
  now: number,
) {
  const { store, definitions, address } = outside;
  const principal = await loadPrincipal(store, new Statements(), person, "session");
  if (!principal || !mayCall("right:reports", principal)) return null;
  const asked = { period: before, now, scope: visibleTo(principal), only: {} };
  const report = await readReport(store, await definitions.current(store.db), asked, "group");
  const [from, to] = [before.days[0]?.day ?? "", before.days.at(-1)?.day ?? ""];
  const { subject, text } = weeklyText({ ...report, from, to }, principal.language, address);
  return {
    id: derivedId("weekly", person, monday),
    ticket: null,
    to: [principal.email],
    ...{ subject, text, automatic: true },
    ...unsubscribeAt(outside, { kind: "weekly", who: person }),
  };
}
