import type { Event } from "../../blueprints/event.ts";
import { fieldKind } from "../../blueprints/field-kinds.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import type { Context } from "../../runtime/decision.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { followCase, type LoggedCase, type Walk } from "../../runtime/examples/conformance.ts";
import { type Conformance, openTally } from "../../runtime/examples/conformance-report.ts";
import type { Clock } from "../clock.ts";
import type { ImportReport } from "../contract/import-report.ts";
import type { Store } from "../db/connect.ts";
import { CompiledDefinitions } from "../definitions/compiled.ts";
import { newId } from "../ids.ts";
import { readDepartments, readGroups, readPeople } from "../people/people.ts";
import type { Door } from "../tickets/door.ts";
import { type ReadLog, readLog } from "./cases.ts";
import { checkMapping } from "./check.ts";
import { putContacts, type SeenCase, seenCases, ticketNow } from "./here.ts";
import type { Mapping } from "./mapping.ts";
import { decode, readRows } from "./rows.ts";

export interface ImportOptions {
  readonly store: Store;
  readonly door: Door;
  readonly clock: Clock;
  readonly mapping: Mapping;
  /** The log's bytes, and the name it is shown by. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly file: string;
  /** Reads and compares only: nothing is written. */
  readonly dryRun?: boolean;
  /** Told after each commit: events done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Imported {
  /** Id of the stored run; null after a dry run. */
  readonly id: string | null;
  readonly report: ImportReport;
  readonly blueprint: CompiledBlueprint;
}

/** Cases that are looked up together, and events that share a commit. */
const CASES = 250;
const EVENTS = 500;
const LISTED = 500;
const TROUBLES = 50;

/**
 * Brings a log through the one door as history. Each case is followed along the blueprint first, in memory; its events are
 * then taken in with their own times. What is here already is left as it is.
 */
export async function importLog(options: ImportOptions): Promise<Imported> {
  const { store, clock, mapping, bytes, dryRun = false, onProgress = () => {} } = options;
  const startedAt = clock.now();
  const definitions = await new CompiledDefinitions().current(store.db);
  const known = {
    people: new Set((await readPeople(store.db)).map(({ key }) => key)),
    groups: new Set((await readGroups(store.db)).map(({ key }) => key)),
    departments: new Set((await readDepartments(store.db)).map(({ key }) => key)),
  };
  const blueprint = checkMapping(mapping, definitions, known);
  const typed = (key: string, text: string) => {
    const field = definitions.fields.get(key);
    return field ? (fieldKind(field.type)?.read?.(text, field) ?? text) : text;
  };
  const rows = readRows(decode(bytes, mapping.file?.encoding), mapping.file?.delimiter);
  const log = await readLog(rows, mapping, typed, startedAt);
  if (!dryRun) await putContacts(store.db, log.contacts, mapping.ticket.language ?? "en");

  const tally = openTally(blueprint);
  const counts: Counts = { new: 0, seen: 0, different: 0, newTickets: 0, troubles: [] };
  const total = log.cases.reduce((sum, { events }) => sum + events.length, 0);
  const contexts = contextReader(log);
  let done = 0;
  onProgress(0, total);
  for (let at = 0; at < log.cases.length; at += CASES) {
    const cases = log.cases.slice(at, at + CASES);
    const seen = await seenCases(store, cases);
    let sending: Sending[] = [];
    for (const logged of cases) {
      const walk = followCase(definitions, blueprint, logged, contexts(logged));
      tally.add(logged.name, walk, seen.get(logged.ticket)?.ticket.number ?? null);
      const here = seen.get(logged.ticket);
      const events = here ? await left(definitions, blueprint, logged, here, contexts(logged), counts) : walk.events;
      if (!here && events.length > 0) counts.newTickets += 1;
      sending.push({ logged, walk, events });
      done += logged.events.length;
      if (sending.reduce((sum, one) => sum + one.events.length, 0) >= EVENTS) {
        await send(options, sending, counts, tally.number);
        sending = [];
        onProgress(done, total);
      }
    }
    await send(options, sending, counts, tally.number);
    onProgress(done, total);
  }

  const report = reportOf(options, log, blueprint, tally.result(), counts, { startedAt, finishedAt: clock.now() });
  return { id: dryRun ? null : await keep(store, report), report, blueprint };
}

interface Counts {
  new: number;
  seen: number;
  different: number;
  newTickets: number;
  readonly troubles: Sentence[];
}

interface Sending {
  readonly logged: LoggedCase;
  readonly walk: Walk;
  readonly events: readonly Event[];
}

/** Conditions see the requester as the door will: a contact that this log has just made. */
function contextReader(log: ReadLog): (logged: LoggedCase) => Context {
  const contexts = new Map<string, Context>();
  for (const { id, name } of log.contacts)
    contexts.set(id, {
      requester: { id, name, emails: [], language: "en", kind: "customer", verified: false, organization: null },
    });
  return ({ draft }) => contexts.get(draft.requester ?? "") ?? {};
}

/** Of a ticket that is here already, the events that are not: followed from where it stands now. */
async function left(
  definitions: Definitions,
  blueprint: CompiledBlueprint,
  logged: LoggedCase,
  here: SeenCase,
  context: Context,
  counts: Counts,
): Promise<readonly Event[]> {
  const missing = logged.events.filter(({ id, at }) => {
    const then = here.events.get(id);
    if (then === undefined) return true;
    counts.seen += 1;
    if (then !== at) counts.different += 1;
    return false;
  });
  return missing.length === 0
    ? []
    : followCase(definitions, blueprint, { ...logged, events: missing }, context, here.ticket).events;
}

/** Takes the events in with one commit; a ticket whose events the door did not take as foreseen is set to where the log ends. */
async function send(
  { door, store, dryRun = false }: ImportOptions,
  sending: readonly Sending[],
  counts: Counts,
  number: (ticket: string, number: number) => void,
): Promise<void> {
  const items = sending.flatMap(({ logged, walk, events }) => events.map((event) => ({ logged, walk, event })));
  const logged = new Set(sending.flatMap((one) => one.logged.events.map(({ id }) => id)));
  if (dryRun) {
    for (const { event } of items) if (logged.has(event.id)) counts.new += 1;
    return;
  }
  if (items.length === 0) return;
  const results = await door.applyBatch(items.map(({ event }) => ({ event })));
  const astray = new Map<LoggedCase, Walk>();
  results.forEach((result, index) => {
    const item = items[index];
    if (!item) return;
    if (result.outcome === "accepted") {
      if (logged.has(item.event.id)) counts[result.repeated ? "seen" : "new"] += 1;
      if (item.event.type === "ticketSubmitted") number(result.ticket.id, result.ticket.number);
      return;
    }
    astray.set(item.logged, item.walk);
    if (counts.troubles.length < TROUBLES) counts.troubles.push(trouble(item.event, result));
  });
  for (const [one, walk] of astray) await setRight(door, store, one, walk, counts);
}

function trouble(
  event: Event,
  result: {
    readonly outcome: string;
    readonly error?: unknown;
    readonly reasons?: readonly { readonly message: Sentence }[];
  },
): Sentence {
  const [why] = result.reasons ?? [];
  const said = why?.message ?? { en: result.outcome, fr: result.outcome };
  const bug = result.error instanceof Error ? ` ${result.error.message}` : "";
  return { en: `${event.id} (${event.type}): ${said.en}${bug}`, fr: `${event.id} (${event.type}) : ${said.fr}${bug}` };
}

async function setRight(door: Door, store: Store, logged: LoggedCase, walk: Walk, counts: Counts): Promise<void> {
  const last = logged.events.at(-1);
  const to = walk.ticket?.place?.state;
  const ticket = await ticketNow(store.db, logged.ticket);
  if (!last || to === undefined || !ticket?.place || ticket.place.state === to) return;
  const result = await door.apply({
    event: {
      id: `${last.id}/set`,
      type: "jumpRequested",
      ticket: logged.ticket,
      at: last.at,
      actor: last.actor,
      history: true,
      to,
      reason: "The log ends here.",
      marked: last.activity,
    },
  });
  if (result.outcome !== "accepted")
    counts.troubles.push({
      en: `${logged.name} does not end where the log says.`,
      fr: `${logged.name} ne finit pas là où le dit le journal.`,
    });
}

function reportOf(
  { mapping, file }: ImportOptions,
  log: ReadLog,
  blueprint: CompiledBlueprint,
  conformance: Conformance,
  { new: fresh, seen, different, newTickets, troubles }: Counts,
  times: { readonly startedAt: number; readonly finishedAt: number },
): ImportReport {
  const { key, version, document } = blueprint;
  const listed = (lines: readonly number[]) => ({ count: lines.length, lines: lines.slice(0, LISTED) });
  return {
    log: mapping.log,
    file,
    blueprint: { key, version, name: document.name },
    ...times,
    zone: mapping.time.zone,
    rows: { total: log.rows, broken: log.broken.length, listed: log.broken.slice(0, LISTED) },
    doubts: { ambiguous: listed(log.ambiguous), skipped: listed(log.skipped) },
    door: { new: fresh, seen, different, newTickets, troubles },
    ...conformance,
  } as ImportReport; // The same shape, with its lists read-only.
}

async function keep(store: Store, report: ImportReport): Promise<string> {
  const id = newId();
  await store.db
    .insertInto("import_run")
    .values({
      id,
      log: report.log,
      blueprint: report.blueprint.key,
      started_at: report.startedAt,
      finished_at: report.finishedAt,
      report: JSON.stringify(report),
    })
    .execute();
  return id;
}
