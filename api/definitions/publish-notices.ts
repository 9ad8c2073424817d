import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import { textIn } from "../../blueprints/text.ts";
import type { Tables } from "../db/tables.ts";
import type { Outside } from "../effects/executor.ts";
import { post } from "../effects/letters.ts";
import { logMail } from "../effects/mail-log.ts";
import { readPeople } from "../people/people.ts";
import { definitionName, plainText } from "../present/definitions.ts";
import { noticeText } from "./publish-notice-text.ts";
import { readRequest } from "./publish-requests.ts";
import { readDefinition } from "./read.ts";

type Db = Kysely<Tables>;
type Notice = Tables["publish_notice"];

/** A notice whose worker ended before it left is written again after that. */
const LEASE_MS = 120_000;
const AT_ONCE = 20;

/**
 * Tells by mail who may answer a request that it waits, and who asked what came of it. Each leaves once, however many workers look:
 * the letter's id is that of the notice. The outbox itself belongs to tickets.
 */
export async function sendPublishNotices(outside: Outside): Promise<number> {
  const { store, clock } = outside;
  const now = clock.now();
  let sent = 0;
  for (const notice of await claim(store.db, now)) {
    const letter = await letterFor(outside, notice);
    const done = letter && (await post(outside, [letter], "Sent."));
    // What could not leave now is tried again when the lease is over.
    if (done && !done.ok && !done.final) continue;
    await store.db.transaction().execute(async (trx) => {
      for (const mail of (done?.ok && done.mails) || []) await logMail(trx, mail);
      await trx.deleteFrom("publish_notice").where("id", "=", notice.id).execute();
    });
    if (done?.ok) sent += 1;
  }
  return sent;
}

/** Those that nobody else writes now. Mostly there are none: looking writes nothing. */
async function claim(db: Db, now: number): Promise<readonly Notice[]> {
  const due = await db
    .selectFrom("publish_notice")
    .select("id")
    .where("lease_until", "<=", now)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return [];
  return db
    .updateTable("publish_notice")
    .set({ lease_until: now + LEASE_MS })
    .where(
      "id",
      "in",
      due.map(({ id }) => id),
    )
    .where("lease_until", "<=", now)
    .returningAll()
    .execute();
}

/** Null: there is nobody to tell any more, or it does not wait any more. */
async function letterFor({ store, address }: Outside, { id, request, person, about }: Notice) {
  const asked = await readRequest(store.db, request);
  const waits = asked?.status === "waiting";
  if (!asked || waits !== (about === "asked")) return null;
  const people = await readPeople(store.db);
  const to = people.find(({ key, active }) => key === person && active);
  if (!to) return null;
  const nameOf = (key: string | null) => people.find((one) => one.key === key)?.name ?? key ?? "";
  const record = await readDefinition(store.db, { kind: asked.kind as Kind, key: asked.key }); // Written from a Kind alone.
  const language = to.language.startsWith("fr") ? "fr" : "en";
  const { subject, text } = noticeText(
    {
      ...{ act: asked.act, kind: asked.kind as Kind, note: asked.note, word: asked.word }, // As above.
      name: record ? textIn(plainText(definitionName(record)), language) : null,
      author: nameOf(asked.author),
      answer: waits ? null : { by: nameOf(asked.decided_by), agreed: asked.status === "approved" },
    },
    language,
    address ?? "",
  );
  return { id, ticket: null, to: [to.email], ...{ subject, text, automatic: true } };
}
