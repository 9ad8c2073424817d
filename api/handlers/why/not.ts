import type { Assignment } from "../../../blueprints/assignment.ts";
import type { Routing } from "../../../blueprints/routing.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import type { Trigger } from "../../../blueprints/trigger.ts";
import { compileTimeRule } from "../../../runtime/deadlines/compile-time-rule.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { lookupsOf } from "../../../runtime/lookups.ts";
import { compileRouting } from "../../../runtime/rules/compile-routing.ts";
import { compileTrigger } from "../../../runtime/rules/compile-trigger.ts";
import { notInForce, ruleName, type WhyNot } from "../../../runtime/why/why-not.ts";
import { whyNotAssigned } from "../../../runtime/why/why-not-assignment.ts";
import { whyNotRow } from "../../../runtime/why/why-not-row.ts";
import { whyNotTimeRule } from "../../../runtime/why/why-not-time-rule.ts";
import { whyNotTrigger } from "../../../runtime/why/why-not-trigger.ts";
import { why } from "../../contract/why.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readSurroundings } from "../../tickets/load.ts";
import { foundTicket } from "../tickets/visible.ts";
import { type Kept, lastFact, type Otherwise, readMoment } from "./moment.ts";
import { type Archive, tellingOf } from "./telling.ts";
import { versionThen } from "./versions.ts";

export interface AskedRule {
  /** `trigger:acknowledge`, `routing:main/rows/vip`, `time-rule:remind`, `assignment:finance`. */
  readonly rule: string;
  readonly entry?: number | undefined;
  /** In which instants are told. */
  readonly zone?: string | undefined;
}

export interface NotAnswer extends WhyNot {
  readonly rule: string | null;
  readonly at: number;
}

export const explainNot = handles(why.not, async (desk, { principal, params, query }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const { version: _, explanation, ...answer } = await whyNot(desk, ticket, query);
  return { status: 200, body: { ...answer, explanation, more: [] } };
});

/** Why a rule did not act on this ticket: in the event of the entry, or, for a rule of time, by now. */
export async function whyNot(archive: Archive, ticket: Ticket, { rule, entry, zone }: AskedRule): Promise<NotAnswer> {
  const [, kind = "", key = "", row = ""] = /^([a-z-]+):([^/]+)(?:\/rows\/(.+))?$/.exec(rule) ?? [];
  const definitions = await archive.definitions.current(archive.store.db);
  const asks = { archive, definitions, ticket, key, row, entry, zone };
  switch (kind) {
    case "trigger":
      return ofTrigger(asks);
    case "routing":
      return ofRow(asks);
    case "time-rule":
      return ofTimeRule(asks);
    case "assignment":
      return ofAssignment(asks);
    default:
      throw refusal("notFound");
  }
}

interface Asks {
  readonly archive: Archive;
  readonly definitions: Definitions;
  readonly ticket: Ticket;
  readonly key: string;
  readonly row: string;
  readonly entry: number | undefined;
  readonly zone: string | undefined;
}

async function moment({ archive, ticket, definitions, entry, zone }: Asks, otherwise: Otherwise = lastFact) {
  const read = await readMoment(archive, ticket.id, entry, otherwise);
  const kept: Kept = { ...read, moment: { ...read.moment, lookups: lookupsOf(definitions) } };
  return { kept, telling: await tellingOf(archive, definitions, idsIn(ticket, kept), zone) };
}

/** Requesters whose names an answer may need. */
const idsIn = (ticket: Ticket, { moment }: Kept): readonly (string | null)[] => [
  ticket.requester,
  moment.before?.requester ?? null,
  moment.actor.id,
];

async function ofTrigger(asks: Asks): Promise<NotAnswer> {
  const { kept, telling } = await moment(asks);
  const { name, inForce, found } = await versionThen<Trigger>(asks.archive, "trigger", asks.key, kept.moment);
  if (inForce.is !== "inForce" || !found)
    return absent(notInForce(ruleName("trigger", name), outOf(inForce), telling), kept);
  const trigger = compileTrigger(found.document, found.version);
  const answer = whyNotTrigger(trigger, kept.moment, telling, (one) => ruleNamed(asks.definitions, one));
  return { ...answer, rule: trigger.rule, at: kept.moment.decidedAt };
}

/** The event that routed it last, or in which it came. */
const routedAt: Otherwise = (journal) => journal.findLast(({ fact }) => fact.type === "routed") ?? journal[0];

async function ofRow(asks: Asks): Promise<NotAnswer> {
  const { kept, telling } = await moment(asks, routedAt);
  const { name, inForce, found } = await versionThen<Routing>(asks.archive, "routing", asks.key, kept.moment);
  if (inForce.is !== "inForce" || !found)
    return absent(notInForce(ruleName("table", name), outOf(inForce), telling), kept);
  const table = compileRouting(found.document, found.version);
  const answer = whyNotRow(table, asks.row, kept.moment, telling);
  return { ...answer, rule: `${table.rule}/rows/${asks.row}`, at: kept.moment.decidedAt };
}

async function ofAssignment(asks: Asks): Promise<NotAnswer> {
  const { kept, telling } = await moment(
    asks,
    (journal) => journal.findLast(({ fact }) => fact.type === "picked") ?? journal.at(-1),
  );
  const { name, inForce, found } = await versionThen<Assignment>(asks.archive, "assignment", asks.key, kept.moment);
  if (inForce.is !== "inForce" || !found)
    return absent(notInForce(ruleName("assignment", name), outOf(inForce), telling), kept);
  const answer = whyNotAssigned(found.document, found.version, kept.moment, telling);
  return { ...answer, rule: `assignment:${asks.key}@${found.version}`, at: kept.moment.decidedAt };
}

/** A rule of time is asked about the ticket as the event left it; without an entry, as it stands now. */
async function ofTimeRule(asks: Asks): Promise<NotAnswer> {
  const { archive, definitions, ticket, key, entry } = asks;
  const { kept, telling } = await moment(asks);
  const at = entry === undefined ? archive.clock.now() : kept.moment.decidedAt;
  const then = { ...(entry === undefined ? { facts: [], acted: [], sent: [] } : kept.moment), decidedAt: at };
  const { name, inForce, found } = await versionThen<TimeRule>(archive, "time-rule", key, then);
  if (inForce.is !== "inForce" || !found)
    return absent(notInForce(ruleName("timeRule", name), outOf(inForce), telling), kept);
  const rule = compileTimeRule(found.document, found.version, found.at);
  const standing = kept.journal.reduce<Ticket | null>((folded, { fact }) => evolve(folded, fact), null) ?? ticket;
  const around = [standing.requester, standing.assignee, standing.group];
  const { context } =
    entry === undefined || kept.moment.contextIsNew
      ? await readSurroundings(archive.store, archive.statements, archive.store.db, around)
      : kept.moment;
  const acted = then.facts.some((fact) => fact.type === "timeRuleActed" && fact.timeRule === key);
  const contextIsNew = entry !== undefined && kept.moment.contextIsNew;
  const answer = whyNotTimeRule(definitions, rule, { ticket: standing, at, context, contextIsNew, acted }, telling);
  return { ...answer, rule: rule.rule, at };
}

const absent = (answer: WhyNot, { moment }: Kept): NotAnswer => ({ ...answer, rule: null, at: moment.decidedAt });

/** Whatever the calendar of versions says, a version whose text is not there is none. */
const outOf = (inForce: Parameters<typeof notInForce>[1] | { readonly is: "inForce" }) =>
  inForce.is === "inForce" ? ({ is: "never" } as const) : inForce;

/** `trigger:calm-down@2` as a sentence begins with it. */
export function ruleNamed({ triggers, blueprints, assignments }: Definitions, rule: string): Sentence {
  const [, kind, key] = /^([a-z-]+):([^@/]+)/.exec(rule) ?? [];
  const trigger = kind === "trigger" ? triggers?.list.find((one) => one.key === key) : undefined;
  if (trigger) return ruleName("trigger", trigger.document.name);
  const assignment =
    kind === "assignment" ? [...(assignments?.values() ?? [])].find((one) => one.key === key) : undefined;
  if (assignment) return ruleName("assignment", assignment.name);
  const blueprint = kind === "blueprint" ? blueprints.find((one) => one.key === key) : undefined;
  if (blueprint) return ruleName("blueprint", blueprint.document.name);
  return { en: `The rule “${key ?? rule}”`, fr: `La règle « ${key ?? rule} »` };
}
