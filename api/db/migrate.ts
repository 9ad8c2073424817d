import { type Kysely, sql } from "kysely";
import type { Dialect } from "./dialect.ts";
import type { Migration } from "./migration.ts";
import { spine } from "./migrations/001-spine.ts";
import { effects } from "./migrations/002-effects.ts";
import { desk } from "./migrations/003-desk.ts";
import { time } from "./migrations/004-time.ts";
import { rules } from "./migrations/005-rules.ts";
import { outside } from "./migrations/006-effects.ts";
import { availability } from "./migrations/007-availability.ts";
import { receipts } from "./migrations/008-receipts.ts";
import { retired } from "./migrations/009-retired.ts";
import { digests } from "./migrations/010-digests.ts";
import { loads } from "./migrations/011-loads.ts";
import { search } from "./migrations/012-search.ts";
import { live } from "./migrations/013-live.ts";
import { views } from "./migrations/014-views.ts";
import { files } from "./migrations/015-files.ts";
import { asked } from "./migrations/016-asked.ts";
import { watchedLoads } from "./migrations/017-watched-loads.ts";
import { bulk } from "./migrations/019-bulk.ts";
import { articles } from "./migrations/020-articles.ts";
import { problems } from "./migrations/021-problems.ts";
import { portal } from "./migrations/022-portal.ts";
import { reports } from "./migrations/023-reports.ts";
import { contacts } from "./migrations/024-contacts.ts";
import { roles } from "./migrations/026-roles.ts";
import { thirdParties } from "./migrations/027-third-parties.ts";
import { unsolvedByNumber } from "./migrations/031-unsolved-by-number.ts";
import { linkAnswers } from "./migrations/032-link-answers.ts";
import { secondLook } from "./migrations/033-second-look.ts";
import { wordBeginnings } from "./migrations/034-word-beginnings.ts";
import { mailIn } from "./migrations/035-mail-in.ts";
import { mailFetch } from "./migrations/036-mail-fetch.ts";
import { channels } from "./migrations/037-channels.ts";
import { chat } from "./migrations/038-chat.ts";
import { mailOutcome } from "./migrations/039-mail-outcome.ts";
import { together } from "./migrations/040-together.ts";
import { nobodysTickets } from "./migrations/043-nobodys-tickets.ts";
import { provenAddress } from "./migrations/046-proven-address.ts";
import { linkOpenings } from "./migrations/053-link-openings.ts";
import { toldAt } from "./migrations/061-told-at.ts";
import type { Tables } from "./tables.ts";

/** In the order in which databases have run them: a database knows how many it has. New ones go to the end, whatever their number. */
export const MIGRATIONS: readonly Migration[] = [
  spine,
  effects,
  desk,
  time,
  rules,
  outside,
  availability,
  receipts,
  retired,
  digests,
  loads,
  search,
  live,
  views,
  files,
  asked,
  watchedLoads,
  reports,
  bulk,
  articles,
  contacts,
  portal,
  problems,
  roles,
  thirdParties,
  unsolvedByNumber,
  linkAnswers,
  secondLook,
  mailIn,
  wordBeginnings,
  together,
  channels,
  chat,
  mailFetch,
  mailOutcome,
  nobodysTickets,
  provenAddress,
  linkOpenings,
  toldAt,
];

/**
 * Brings the schema to what this program needs, or, for a test of what follows, to an older one; refuses a database that a
 * newer program has already changed.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, wanted = MIGRATIONS.length): Promise<void> {
  for (let pending = true; pending; ) {
    pending = await db.transaction().execute(async (trx) => {
      await dialect.queue(trx, "migrations");
      await sql`create table if not exists filrouge_schema (id bigint primary key, version bigint not null)`.execute(
        trx,
      );
      await trx
        .insertInto("filrouge_schema")
        .values({ id: 1, version: 0 })
        .onConflict((c) => c.doNothing())
        .execute();
      const { version } = await trx.selectFrom("filrouge_schema").select("version").executeTakeFirstOrThrow();
      if (version > MIGRATIONS.length)
        throw new Error(
          `The database has schema ${version}; this program knows ${MIGRATIONS.length}. Start the newer program.`,
        );
      const next = MIGRATIONS[version];
      if (!next || version >= wanted) return false;
      await next(trx, dialect);
      await trx
        .updateTable("filrouge_schema")
        .set({ version: version + 1 })
        .execute();
      return true;
    });
  }
}
