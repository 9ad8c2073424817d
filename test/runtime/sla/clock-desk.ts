import type { WorkingHours } from "../../../blueprints/calendar.ts";
import type { NewTicket } from "../../../blueprints/event.ts";
import type { ClockName, Metric } from "../../../blueprints/metric-names.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { slaPolicySchema } from "../../../blueprints/sla-policy.ts";
import type { CompiledCalendar } from "../../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { type ClockReading, readClocks } from "../../../runtime/clocks/clock-reading.ts";
import { type CompiledPolicy, compilePolicy } from "../../../runtime/clocks/compile-policy.ts";
import { type LedgerLine, ledgerOf } from "../../../runtime/clocks/ledger.ts";
import type { CompiledBlueprint } from "../../../runtime/compiled.ts";
import type { Context } from "../../../runtime/decision.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { agent, Desk, definitions, requester } from "../desk.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const ana = agent("ana", ["group:t1", "role:agent"], ["excuse"]);
export const bruno = agent("bruno", ["group:t2", "role:agent"]);
export const instant = (text: string): number => Date.parse(text);
export const shown = (at: number | null | undefined): string | null =>
  at == null ? null : new Date(at).toISOString().replace(".000Z", "Z");

export const week = (...hours: [string, string][]): WorkingHours["week"] =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, hours]));

/** Paris, Monday to Friday 09:00 to 17:00: PAR of the scenarios. */
export const PAR: WorkingHours = { timeZone: "Europe/Paris", week: week(["09:00", "17:00"]) };
/** The same to 18:00: BH of the scenarios, and what counts where nothing is named. */
export const BH: WorkingHours = { timeZone: "Europe/Paris", week: week(["09:00", "18:00"]) };

export type PolicyParts = Partial<Omit<CompiledPolicy["document"], "targets">> & {
  readonly targets: readonly object[];
};

/** A policy as a person would write it, read by the grammar and compiled. */
export const policy = (document: PolicyParts, version = 1, publishedAt = 0): CompiledPolicy =>
  compilePolicy(
    slaPolicySchema.parse({ kind: "sla-policy", schemaVersion: 1, key: "standard", name: "Standard", ...document }),
    version,
    publishedAt,
  );

/** Minutes of working time by the calendar `par`, for every priority. */
export const promise = (metric: Metric, minutes: number, more: object = {}): object => ({
  metric,
  within: `PT${minutes}M`,
  time: "working",
  ...more,
});

export interface World {
  readonly policies?: readonly CompiledPolicy[];
  /** Versions that journals may name besides those in force. */
  readonly former?: readonly CompiledPolicy[];
  readonly blueprints?: readonly CompiledBlueprint[];
  readonly hours?: WorkingHours;
  /** Calendars by `key@version`; the highest version is in force. */
  readonly calendars?: { readonly [name: string]: WorkingHours };
  /** When versions of calendars were published, epoch ms; what is not named always was. */
  readonly publishedAt?: { readonly [name: string]: number };
}

/** Definitions with the calendars `par` and `paris-office`, both of the given hours. */
export function world({
  policies = [],
  former = [],
  blueprints = [],
  hours = PAR,
  calendars = {},
  publishedAt = {},
}: World): Definitions {
  const byName = new Map<string, CompiledCalendar>();
  const versions = new Map<string, number>();
  const all = { "par@1": hours, "paris-office@1": hours, ...calendars };
  for (const [name, written] of Object.entries(all)) {
    const [key = "", version = "1"] = name.split("@");
    byName.set(name, compiled(written));
    versions.set(key, Math.max(versions.get(key) ?? 0, Number(version)));
  }
  const known = [...policies, ...former];
  return definitions(blueprints, [], {
    calendars: new Map([...versions].map(([key, version]) => [key, calendarIn(byName, `${key}@${version}`)])),
    calendarVersions: versions,
    calendar: (key, version) => byName.get(`${key}@${version}`),
    calendarSince: (key, version) => publishedAt[`${key}@${version}`] ?? 0,
    policies,
    policy: (key, version) => known.find((one) => one.key === key && one.version === version),
  });
}

function calendarIn(calendars: ReadonlyMap<string, CompiledCalendar>, name: string): CompiledCalendar {
  const found = calendars.get(name);
  if (!found) throw new Error(`No calendar ${name}.`);
  return found;
}

const done = new Map<string, CompiledCalendar>();
/** Working out a hundred years once is enough. */
function compiled(hours: WorkingHours): CompiledCalendar {
  const key = JSON.stringify(hours);
  const known = done.get(key) ?? compileCalendar(hours);
  done.set(key, known);
  return known;
}

/** A desk whose clock is set by instants, and whose worker looks when something is due. */
export class ClockDesk extends Desk {
  constructor(given: Definitions, context: Context = {}) {
    super(given, context);
  }

  /** The requester opens a ticket with a first word. */
  static opened(given: Definitions, at: string, draft: Partial<NewTicket> = {}, context: Context = {}): ClockDesk {
    const desk = new ClockDesk(given, context).on(at);
    desk.open(draft, requester, { public: true, authorKind: "requester", text: "It does not work." });
    return desk;
  }

  open(draft: Partial<NewTicket>, actor: Actor, message?: object): this {
    this.send(
      {
        type: "ticketSubmitted",
        draft: { number: 1, subject: "Help", channel: "mail", requester: "requester:1", ...draft },
        ...(message && { message }),
      } as Parameters<Desk["send"]>[0],
      actor,
    );
    return this;
  }

  /** Goes to an instant, waking the ticket on the way. */
  on(at: string): this {
    const to = instant(at);
    if (this.ticket) return this.pass(to - this.now);
    this.now = to;
    return this;
  }

  status(status: NewTicket["status"], actor: Actor = ana): this {
    return this.change(actor, { ...(status && { status }), assignee: this.present.assignee ?? "agent:ana" });
  }

  clocks(): readonly ClockReading[] {
    return readClocks(this.definitions, this.present, this.now);
  }

  clock(metric: ClockName): ClockReading | null {
    return this.clocks().find((one) => one.metric === metric) ?? null;
  }

  due(metric: ClockName): string | null {
    return shown(this.clock(metric)?.dueAt);
  }

  ledger(): readonly LedgerLine[] {
    return ledgerOf(this.definitions, this.journal, this.now);
  }

  line(metric: ClockName, instance = 1): LedgerLine | null {
    return this.ledger().find((one) => one.metric === metric && one.instance === instance) ?? null;
  }

  /** What has been told of clocks so far: `slaBreached firstReply 2026-…`. */
  told(): readonly string[] {
    return this.journal.flatMap((fact) => {
      if (fact.type === "slaBreached" || fact.type === "slaWarning" || fact.type === "slaEscalated")
        return [`${fact.type} ${fact.metric} ${shown(fact.dueAt)}`];
      return fact.type === "slaMet" ? [`slaMet ${fact.metric} ${fact.elapsedMs / MINUTE}`] : [];
    });
  }
}
