import { METRICS, type Metric } from "../../../blueprints/metric-names.ts";
import type { MetricSettings, SlaPolicy, SlaTarget } from "../../../blueprints/sla-policy.ts";
import { PRIORITIES, type Priority } from "../../../blueprints/status.ts";
import { readDuration, type TimeKind } from "../../rules/typed-duration.ts";

/** Columns of the table: null is the row for tickets of no priority and of priorities without a cell of their own. */
export const COLUMNS: readonly (Priority | null)[] = [null, ...PRIORITIES];

/** Metrics that belong together, in the order of the table. */
export const GROUPS = [
  { id: "replies", metrics: ["firstReply", "nextReply"] },
  { id: "updates", metrics: ["periodicUpdate", "pausableUpdate"] },
  { id: "resolution", metrics: ["requesterWait", "agentWork", "totalResolution"] },
  { id: "teams", metrics: ["groupOwnership"] },
] as const satisfies readonly { readonly id: string; readonly metrics: readonly Metric[] }[];
export const ROWS: readonly Metric[] = GROUPS.flatMap(({ metrics }) => metrics);

export interface Cell {
  readonly metric: Metric;
  readonly priority: Priority | null;
}
export const cellKey = ({ metric, priority }: Cell): string => `${metric} ${priority ?? ""}`;

/** A draft may be unfinished. */
export const targetsOf = ({ targets }: SlaPolicy): readonly SlaTarget[] => (Array.isArray(targets) ? targets : []);

/** Place of a cell's target in the document; -1: it has none. A metric named twice: the first counts. */
export const indexOf = (policy: SlaPolicy, { metric, priority }: Cell): number =>
  targetsOf(policy).findIndex((it) => it.metric === metric && (it.priority ?? null) === priority);

export const targetAt = (policy: SlaPolicy, cell: Cell): SlaTarget | undefined =>
  targetsOf(policy)[indexOf(policy, cell)];

/** What holds for a priority: its own cell, else that of every other priority. */
export const targetFor = (policy: SlaPolicy, { metric, priority }: Cell): SlaTarget | undefined =>
  targetAt(policy, { metric, priority }) ?? targetAt(policy, { metric, priority: null });

const rank = ({ metric, priority }: Pick<SlaTarget, "metric" | "priority">): number =>
  METRICS.indexOf(metric) * 10 + COLUMNS.indexOf(priority ?? null);

/** The policy with a cell filled, changed or emptied; a new one stands where the order of the table puts it. */
export function withTarget(policy: SlaPolicy, cell: Cell, target: Omit<SlaTarget, "metric" | "priority"> | null) {
  const targets = [...targetsOf(policy)];
  const index = indexOf(policy, cell);
  if (target === null) return index < 0 ? policy : { ...policy, targets: targets.toSpliced(index, 1) };
  const { metric, priority } = cell;
  const next: SlaTarget = { metric, ...(priority !== null && { priority }), ...target };
  if (index >= 0) return { ...policy, targets: targets.with(index, next) };
  const place = targets.findIndex((it) => rank(it) > rank(next));
  return { ...policy, targets: targets.toSpliced(place < 0 ? targets.length : place, 0, next) };
}

/** The kind of time that is meant where none is said: the one that most cells have. */
export function usualTime(policy: SlaPolicy): TimeKind {
  const targets = targetsOf(policy);
  return targets.filter((it) => it.time === "calendar").length * 2 > targets.length ? "calendar" : "working";
}

/** What typing in a cell makes of the policy; null: it says no length of time. Nothing typed empties the cell. */
export function typed(policy: SlaPolicy, cell: Cell, text: string): SlaPolicy | null {
  if (["", "-", "–", "—"].includes(text.trim())) return withTarget(policy, cell, null);
  const read = readDuration(text);
  if (!read) return null;
  const old = targetAt(policy, cell);
  const time = read.time ?? old?.time ?? usualTime(policy);
  return withTarget(policy, cell, {
    within: read.iso,
    time,
    ...(old?.calendar !== undefined && { calendar: old.calendar }),
  });
}

export interface Pasted {
  readonly policy: SlaPolicy;
  readonly cells: number;
  /** What did not read, by cell: it is shown there as it was. */
  readonly bad: ReadonlyMap<string, string>;
}

/** Lines and tabs, as spreadsheets copy them, written from a cell on to the right and down. */
export function pasted(policy: SlaPolicy, from: Cell, text: string): Pasted {
  const lines = text.replaceAll("\r", "").replace(/\n$/, "").split("\n");
  const [row, column] = [ROWS.indexOf(from.metric), COLUMNS.indexOf(from.priority)];
  const bad = new Map<string, string>();
  let next = policy;
  let cells = 0;
  lines.forEach((line, down) => {
    line.split("\t").forEach((piece, right) => {
      const [metric, priority] = [ROWS[row + down], COLUMNS[column + right]];
      if (metric === undefined || priority === undefined) return;
      const cell = { metric, priority };
      const done = typed(next, cell, piece);
      cells += 1;
      if (done) next = done;
      else bad.set(cellKey(cell), piece.trim());
    });
  });
  return { policy: next, cells, bad };
}

/** The cells between two corners, row by row. */
export function block(one: Cell, other: Cell): readonly (readonly Cell[])[] {
  const span = (a: number, b: number): readonly [number, number] => [Math.min(a, b), Math.max(a, b) + 1];
  const [top, bottom] = span(ROWS.indexOf(one.metric), ROWS.indexOf(other.metric));
  const [left, right] = span(COLUMNS.indexOf(one.priority), COLUMNS.indexOf(other.priority));
  return ROWS.slice(top, bottom).map((metric) => COLUMNS.slice(left, right).map((priority) => ({ metric, priority })));
}

export const settingsOf = (policy: SlaPolicy, metric: Metric): MetricSettings => policy.metrics?.[metric] ?? {};

/** The policy with a metric's settings changed; what is undefined or empty goes, and with the last of it the metric. */
export function withSettings(
  policy: SlaPolicy,
  metric: Metric,
  patch: { readonly [K in keyof MetricSettings]?: MetricSettings[K] | undefined },
): SlaPolicy {
  const kept = Object.entries({ ...settingsOf(policy, metric), ...patch }).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const { [metric]: _, ...others } = policy.metrics ?? {};
  // Made of the settings' own entries; Object.fromEntries forgets their types.
  const metrics = kept.length > 0 ? { ...others, [metric]: Object.fromEntries(kept) as MetricSettings } : others;
  const { metrics: __, ...rest } = policy;
  return Object.keys(metrics).length > 0 ? { ...rest, metrics } : rest;
}
