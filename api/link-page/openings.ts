import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;
/** A page whose signed link was sent to somebody: of a ticket, of its rating, of a private thread; by id. */
export type LinkPage = `${"ticket" | "rating" | "thread"} ${string}`;

/** Who reloads is written down once a minute. */
const AGAIN_MS = 60_000;

/**
 * Notes that somebody has opened a page by its link. The page asks for what it shows by a script: scanners of mails, which only follow
 * links, open nothing.
 */
export async function noteOpening(db: Db, link: LinkPage, now: number): Promise<void> {
  await db
    .insertInto("link_opening")
    .values({ link, first_at: now, last_at: now })
    .onConflict((c) =>
      c
        .column("link")
        .doUpdateSet({ last_at: now })
        .where("link_opening.last_at", "<", now - AGAIN_MS),
    )
    .execute();
}

/** When each of these pages was last opened, epoch ms; what nobody has opened is not among them. */
export async function lastOpenings(db: Db, links: readonly LinkPage[]): Promise<ReadonlyMap<string, number>> {
  if (links.length === 0) return new Map();
  const rows = await db
    .selectFrom("link_opening")
    .select(["link", "last_at"])
    .where("link", "in", [...links])
    .execute();
  return new Map(rows.map(({ link, last_at }) => [link, last_at]));
}
