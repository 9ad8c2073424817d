import type { Transaction } from "kysely";
import type { Sentence } from "../../blueprints/text.ts";
import type { Clock } from "../clock.ts";
import type { ImportCounts, ImportSettings } from "../contract/contact-imports.ts";
import type { Store } from "../db/connect.ts";
import { readJson } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { contactRow, writeContact } from "../people/contacts.ts";
import type { Kept } from "./intake.ts";
import { openPart } from "./part.ts";
import { readRecord } from "./record.ts";

/** Rows with a fault that a report lists. */
const LISTED = 500;

type Trx = Transaction<Tables>;

/** Somebody else may have written the same address in that moment: the same part comes in the next time. */
const TRIES = 3;

const openRuns = (db: Store["db"]) =>
  db.selectFrom("contact_import").where("started_at", "is not", null).where("finished_at", "is", null);

/**
 * Lets the next part of a file of contacts in, in one short transaction; gives how many rows were looked at, 0 when there is nothing
 * left to do. The part goes with what it brought: wherever a server is killed, each row comes in once. One that can't be kept is
 * given up with a word in the report, so that it holds up neither the rest of the file nor anything else.
 */
export async function bringInNext(store: Store, clock: Clock): Promise<number> {
  if (!(await openRuns(store.db).select("id").limit(1).executeTakeFirst())) return 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withNext(store, clock, (trx, records, settings, before) =>
        bringIn(store, trx, records, settings, before),
      );
    } catch (error) {
      if (attempt < TRIES) continue;
      if (store.dialect.isRetryable(error)) throw error;
      process.emitWarning(error instanceof Error ? error : String(error));
      return withNext(store, clock, async (_trx, records, _settings, before) => givenUp(records, before));
    }
  }
}

type Work = (
  trx: Trx,
  records: readonly Kept[],
  settings: ImportSettings,
  before: ImportCounts,
) => Promise<ImportCounts>;

/** Does something with the next part, and takes the part away. */
const withNext = ({ db, dialect }: Store, clock: Clock, work: Work): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const run = await openRuns(trx)
      .selectAll()
      .orderBy("started_at")
      .orderBy("id")
      .limit(1)
      .modifyEnd(dialect.skipLocked)
      .executeTakeFirst();
    if (!run) return 0;
    const part = await trx
      .selectFrom("contact_import_part")
      .select("records")
      .where("import", "=", run.id)
      .where("part", "=", run.part)
      .executeTakeFirst();
    // Written by this program alone.
    const records = part ? (readJson(part.records) as unknown as readonly Kept[]) : [];
    const settings = readJson(run.settings ?? "null") as unknown as ImportSettings;
    const counts = await work(trx, records, settings, readJson(run.report) as unknown as ImportCounts);
    await trx.deleteFrom("contact_import_part").where("import", "=", run.id).where("part", "=", run.part).execute();
    await trx
      .updateTable("contact_import")
      .set({
        part: run.part + 1,
        report: JSON.stringify(counts),
        finished_at: run.part + 1 >= run.parts ? clock.now() : null,
      })
      .where("id", "=", run.id)
      .execute();
    return Math.max(1, records.length);
  });

const NOT_KEPT: Sentence = {
  en: "This row and those after it in its part could not be kept. Whoever runs the desk finds the reason in its log.",
  fr: "Cette ligne et les suivantes de son lot n’ont pas pu être gardées. L’exploitant du bureau en trouve la raison dans son journal.",
};

const givenUp = (records: readonly Kept[], { troubles, ...counts }: ImportCounts): ImportCounts => ({
  ...counts,
  failed: counts.failed + records.length,
  troubles: [...troubles, { line: records[0]?.[0] ?? 1, message: NOT_KEPT }].slice(0, LISTED),
});

async function bringIn(
  store: Store,
  trx: Trx,
  records: readonly Kept[],
  settings: ImportSettings,
  before: ImportCounts,
): Promise<ImportCounts> {
  const troubles = [...before.troubles];
  let failed = before.failed;
  const fail = (line: number, messages: readonly Sentence[]): void => {
    failed += 1;
    if (troubles.length < LISTED) troubles.push({ line, message: together(messages) });
  };
  const read = records.map((record) => {
    const [line, cells] = record;
    return { line, said: isCells(cells) ? readRecord(line, cells, settings) : [cells] };
  });
  const sound = read.flatMap(({ said }) => (isFaults(said) ? [] : [said]));
  const part = await openPart(store, trx, sound, settings);
  for (const { line, said } of read) {
    const faults = isFaults(said) ? said : part.take(said);
    if (faults.length > 0) fail(line, faults);
  }
  await write(trx, part);
  return {
    created: before.created + part.counts.created,
    changed: before.changed + part.counts.changed,
    same: before.same + part.counts.same,
    failed,
    troubles,
  };
}

const isCells = (cells: Kept[1]): cells is readonly string[] => Array.isArray(cells);
const isFaults = <T>(said: T | readonly Sentence[]): said is readonly Sentence[] => Array.isArray(said);

const together = (messages: readonly Sentence[]): Sentence => ({
  en: messages.map(({ en }) => en).join(" "),
  fr: messages.map(({ fr }) => fr).join(" "),
});

/** New ones by two statements for all; those that have changed one by one. */
async function write(trx: Trx, part: Awaited<ReturnType<typeof openPart>>): Promise<void> {
  const fresh = part.fresh();
  if (fresh.length > 0) {
    await trx
      .insertInto("contact")
      .values(fresh.map((contact) => ({ ...contactRow(contact), merged_into: null })))
      .execute();
    await part.writeIdentities(fresh);
  }
  for (const contact of part.changed()) await writeContact(trx, contact);
}
