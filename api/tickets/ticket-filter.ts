import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { Status } from "../../blueprints/status.ts";
import type { Tables } from "../db/tables.ts";
import { foldWords } from "./row.ts";

/** What a list asks for; everything named must hold. */
export interface TicketFilter {
  /** Own tickets of this contact alone. */
  readonly requester?: string;
  /** Tickets of any of these contacts. */
  readonly requesters?: readonly string[];
  /** Only tickets of these departments, of none, in this person's or these groups' hands, or that one of them takes part in. */
  readonly within?: {
    readonly departments: readonly string[];
    readonly groups: readonly string[];
    /** Approvals are asked of roles too. */
    readonly roles: readonly string[];
    readonly person: string;
    /** Less than that: without departments and tickets of none, or without the groups' hands either. */
    readonly sees?: "own" | "groups";
  };
  readonly assignee?: string;
  readonly group?: string;
  readonly statuses?: readonly Status[];
  readonly blueprint?: string;
  readonly state?: string;
  readonly unassigned?: boolean;
  readonly customerReplied?: boolean;
  /** It is not put aside. */
  readonly awake?: boolean;
  /** How its time limits stand. `dueBefore`: a running one is due then or earlier, or breached. */
  readonly sla?: "breached" | "paused" | "any" | { readonly dueBefore: number };
  /** No agent has done anything since; where none ever has, since it was made. */
  readonly noActionSince?: number;
  /** Number, or words of subject and requester. */
  readonly text?: string;
}

export const UNSOLVED: readonly Status[] = ["new", "open", "pending", "hold"];

/** Adds everything that a filter asks. */
export const filtered = <O>(
  query: SelectQueryBuilder<Tables, "ticket", O>,
  filter: TicketFilter,
): SelectQueryBuilder<Tables, "ticket", O> => query.where((e) => e.and(demandsOf(e, filter)));

type Builder = ExpressionBuilder<Tables, "ticket">;
type Demand = Expression<SqlBool>;

/** Everything that a filter asks of a ticket. */
export function demandsOf(e: Builder, filter: TicketFilter): readonly Demand[] {
  const { requester, within, assignee, group, statuses, blueprint, state, sla, noActionSince } = filter;
  const demands: Demand[] = [];
  if (requester !== undefined) demands.push(e("requester", "=", requester));
  if (filter.requesters !== undefined) demands.push(e("requester", "in", [...filter.requesters]));
  if (within !== undefined) demands.push(e.or(visible(e, within)));
  if (assignee !== undefined) demands.push(e("assignee", "=", assignee));
  if (group !== undefined) demands.push(e("group_key", "=", group));
  if (statuses !== undefined) demands.push(e("status", "in", [...statuses]));
  if (blueprint !== undefined) demands.push(e("blueprint", "=", blueprint));
  if (state !== undefined) demands.push(e("state", "=", state));
  if (filter.unassigned) demands.push(e("assignee", "is", null));
  if (filter.customerReplied) demands.push(e("customer_replied", "=", 1));
  if (filter.awake) demands.push(e("snoozed_until", "is", null));
  if (sla !== undefined) demands.push(limited(e, sla));
  if (noActionSince !== undefined)
    demands.push(e(e.fn.coalesce("last_agent_action_at", "created_at"), "<=", noActionSince));
  for (const word of foldWords(filter.text ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 20)) {
    const pattern = `%${escaped(word)}%`;
    demands.push(sql<boolean>`search like ${pattern} escape '\\'`);
  }
  return demands;
}

const visible = (
  e: Builder,
  { person, departments, groups, roles, sees }: NonNullable<TicketFilter["within"]>,
): readonly Demand[] => [
  e("assignee", "=", person),
  ...(sees === undefined
    ? [e("department", "is", null), ...departments.map((department) => e("department", "=", department))]
    : []),
  ...(sees === "own" ? [] : groups.map((group) => e("group_key", "=", group))),
  ...[person, ...groups, ...departments, ...roles].map(
    (key) => sql<boolean>`involved like ${`% ${escaped(key)} %`} escape '\\'`,
  ),
];

function limited(e: Builder, sla: NonNullable<TicketFilter["sla"]>): Demand {
  if (sla === "any") return e("sla_state", "is not", null);
  if (sla === "breached") return e("sla_state", "=", "breached");
  // Of the clocks of a ticket that waits some stand still and some never do; where all do, its row says so.
  if (sla === "paused")
    return e.and([
      e("sla_state", "is not", null),
      e.or([e("sla_state", "=", "paused"), e("status", "in", ["pending", "hold"])]),
    ]);
  return e("sla_due_at", "<=", sla.dueBefore);
}

/** Text as `like` takes it to the letter. */
export const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);
