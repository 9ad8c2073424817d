import type { Kysely } from "kysely";
import { isDead } from "../../runtime/mail/delivery-words.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import { referencesIn } from "./references.ts";

type Db = Kysely<Tables>;
export type MailOutcome = Tables["mail_outcome"];
export type DeadAddress = Tables["dead_address"];

/** What is said of one address; an empty one: of the only one that the mail went to. */
export type Told = Pick<MailOutcome, "address" | "state" | "code" | "detail">;

const MOST_WORDS = 500;

/** Keeps what became of a mail, once, and which addresses take nothing any more. Of whom it never went to nothing is believed. */
export async function noteOutcomes(
  db: Db,
  messageIds: readonly string[],
  told: readonly Told[],
  at: number,
): Promise<void> {
  const references = referencesIn(messageIds);
  if (references.length === 0 || told.length === 0) return;
  const sent = await db
    .selectFrom("mail_log")
    .select(["reference", "recipients"])
    .where("reference", "in", [...references])
    .execute();
  const rows = sent.flatMap(({ reference, recipients }) => {
    const all = readStrings(recipients).map(foldEmail);
    return told.flatMap((one) => {
      const address = one.address === "" && all.length === 1 ? all[0] : all.find((to) => to === foldEmail(one.address));
      return reference === null || address === undefined ? [] : [rowOf(reference, { ...one, address }, at)];
    });
  });
  await writeOutcomes(db, rows);
}

export const rowOf = (reference: string, { address, state, code, detail }: Told, at: number): MailOutcome => ({
  ...{ reference, address: foldEmail(address), state, at, code },
  detail: detail.replaceAll("\0", "").slice(0, MOST_WORDS),
});

export async function writeOutcomes(db: Db, rows: readonly MailOutcome[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("mail_outcome")
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const dead = rows.filter(({ state, code }) => (state === "bounced" || state === "refused") && isDead(code));
  if (dead.length === 0) return;
  await db
    .insertInto("dead_address")
    .values(dead.map(({ address, at, code, detail }) => ({ address, since: at, code, detail })))
    .onConflict((conflict) => conflict.column("address").doNothing())
    .execute();
}

/** Which of these addresses take nothing. */
export async function readDead(db: Db, addresses: readonly string[]): Promise<readonly DeadAddress[]> {
  if (addresses.length === 0) return [];
  return db
    .selectFrom("dead_address")
    .selectAll()
    .where("address", "in", [...new Set(addresses.map(foldEmail))])
    .execute();
}

/** Mail has come from there: mail arrives there too. */
export const revive = async (db: Db, address: string): Promise<void> => {
  await db.deleteFrom("dead_address").where("address", "=", foldEmail(address)).execute();
};
