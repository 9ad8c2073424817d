import type { Fact } from "../../blueprints/facts.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { type LedgerLine, ledgerOf } from "../../runtime/clocks/ledger.ts";
import { NoDocument } from "./history-definitions.ts";
import { type History, type HistoryFile, historySchema, type Surroundings } from "./history-file.ts";
import { HistoryPlay, Refused } from "./history-play.ts";

/** One place where a history did not come out as it says. */
export interface HistoryFailure {
  readonly index: number;
  readonly what: string;
  readonly expected: string;
  readonly got: Sentence;
}

/** Facts of time limits and time rules; what applied is listed apart. */
const TOLD: ReadonlySet<string> = new Set([
  "slaWarning",
  "slaBreached",
  "slaEscalated",
  "slaMet",
  "slaExcused",
  "timeRuleActed",
  "rearmed",
]);

const same = (text: string): Sentence => ({ en: text, fr: text });
const TWO_WAYS: Sentence = {
  en: "another ledger when nobody looks at the clock between events",
  fr: "un autre relevé quand personne ne regarde l’heure entre les événements",
};

/** Plays every history; of each that does not come out as it says the first place where it does not. */
export const runHistories = (file: HistoryFile): readonly HistoryFailure[] =>
  file.histories.flatMap((written, index) => runHistory(file, written, index).slice(0, 1));

const nameOf = (written: unknown): string =>
  typeof written === "object" && written !== null && "name" in written ? String(written.name) : "history";

function runHistory(file: HistoryFile, written: unknown, index: number): readonly HistoryFailure[] {
  const read = historySchema.safeParse(written);
  if (!read.success) {
    const [issue] = read.error.issues;
    const got = { en: "not a history of a known form", fr: "pas une histoire d’une forme connue" };
    return [{ index, what: `${nameOf(written)} /${issue?.path.join("/") ?? ""}`, expected: issue?.message ?? "", got }];
  }
  const history = read.data;
  const around: Surroundings = { ...file, ...without(history) };
  const failure = (what: string, expected: unknown, got: Sentence): HistoryFailure => ({
    index,
    what: `${history.name} ${what}`,
    expected: typeof expected === "string" ? expected : shown(expected),
    got,
  });
  try {
    const play = new HistoryPlay(around, true);
    const failures: HistoryFailure[] = [];
    for (const [at, event] of history.events.entries()) {
      const clocks = play.go(event);
      if (event.do !== "look" || !clocks) continue;
      const fault = listFault(event.clocks, clocks);
      if (fault) failures.push(failure(`/events/${at}${fault.at}`, fault.expected, fault.got));
    }
    for (const [what, fault] of outcomeFaults(history, play)) failures.push(failure(what, fault.expected, fault.got));
    // S60: what the ledger says hangs on what happened, not on how often somebody looked.
    if (failures.length === 0 && ledgerText(history, around, false) !== ledgerText(history, around, true))
      failures.push(failure("", "one ledger", TWO_WAYS));
    return failures;
  } catch (error) {
    if (error instanceof Refused || error instanceof NoDocument) return [failure("", "", error.sentence)];
    throw error;
  }
}

/** What the history writes over what stands around every history of the file. */
const without = ({ name: _name, events: _events, expect: _expect, ...own }: History): Partial<Surroundings> =>
  Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));

const lastInstant = ({ events }: History): number => Math.max(...events.map(({ at }) => Date.parse(at)));

const ledgerAt = (play: HistoryPlay, now: number): readonly LedgerLine[] =>
  ledgerOf(play.definitions.inForce, play.journal, now);

/** The ledger as text, but for when somebody noticed. */
function ledgerText(history: History, around: Surroundings, prompt: boolean): string {
  const play = new HistoryPlay(around, prompt);
  for (const event of history.events) play.go(event);
  // Whoever has not looked until then looks now.
  play.catchUp(lastInstant(history));
  return JSON.stringify(ledgerAt(play, lastInstant(history)).map((line) => ({ ...line, noticedAt: null })));
}

function* outcomeFaults({ events, expect }: History, play: HistoryPlay): Generator<readonly [string, Fault]> {
  const now = Math.max(...events.map(({ at }) => Date.parse(at)));
  const listed = [
    ["/expect/ledger", expect.ledger, () => linesOf(play, now, expect.ledger ?? [])],
    ["/expect/facts", expect.facts, () => play.journal.filter(({ type }) => TOLD.has(type))],
    ["/expect/applied", expect.applied, () => play.journal.filter(({ type }) => type === "slaApplied")],
  ] as const;
  for (const [what, expected, actual] of listed) {
    const fault = expected && listFault(expected, actual());
    if (fault) yield [`${what}${fault.at}`, fault];
  }
  const fault = expect.ticket && faultIn(expect.ticket, play.ticket, "");
  if (fault) yield [`/expect/ticket${fault.at}`, fault];
}

/** Every line with a target, and those without one that are named. */
function linesOf(play: HistoryPlay, now: number, expected: readonly object[]): readonly LedgerLine[] {
  const named = new Set(expected.map((line) => ("metric" in line ? line.metric : null)));
  return ledgerAt(play, now).filter(({ target, metric }) => target !== null || named.has(metric));
}

interface Fault {
  readonly at: string;
  readonly expected: unknown;
  readonly got: Sentence;
}

function listFault(expected: readonly unknown[], actual: readonly (object | Fact)[]): Fault | null {
  for (const [index, one] of expected.entries()) {
    const fault = faultIn(one, actual[index], `/${index}`);
    if (fault) return fault;
  }
  return actual.length === expected.length
    ? null
    : { at: `/${expected.length}`, expected: "nothing more", got: same(shown(actual[expected.length])) };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

/** Where the value is not what is expected of it: only what is written is compared. */
function faultIn(expected: unknown, actual: unknown, at: string): Fault | null {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return { at, expected, got: same(shown(actual)) };
    for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
      const fault = faultIn(expected[index], actual[index], `${at}/${index}`);
      if (fault) return fault;
    }
    return null;
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null) return { at, expected, got: same(shown(actual)) };
    for (const [key, value] of Object.entries(expected)) {
      const found: unknown = Object.getOwnPropertyDescriptor(actual, key)?.value;
      const fault = faultIn(value, found, `${at}/${key}`);
      if (fault) return fault;
    }
    return null;
  }
  if (typeof expected === "string" && typeof actual === "number" && INSTANT.test(expected)) {
    if (Date.parse(expected) === actual) return null;
    return { at, expected, got: same(new Date(actual).toISOString()) };
  }
  return expected === actual ? null : { at, expected, got: same(shown(actual)) };
}

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));
