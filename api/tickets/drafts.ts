import type { Kysely } from "kysely";
import type { Answers } from "../../blueprints/event.ts";
import { readObject } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** A half-filled step. */
export interface StepDraft {
  readonly ticket: string;
  readonly agent: string;
  readonly transition: string;
  readonly fromState: string;
  readonly answers: Answers;
  readonly at: number;
}

/** Keeps a half-filled step; each person has one a step. */
export async function saveStepDraft(db: Db, draft: StepDraft): Promise<void> {
  const row = { from_state: draft.fromState, answers: JSON.stringify(draft.answers), at: draft.at };
  await db
    .insertInto("step_draft")
    .values({ ticket: draft.ticket, agent: draft.agent, transition_id: draft.transition, ...row })
    .onConflict((c) => c.columns(["ticket", "transition_id", "agent"]).doUpdateSet(row))
    .execute();
}

/** Everybody's half-filled steps of a ticket, latest first. */
export async function readStepDrafts(db: Db, ticket: string): Promise<readonly StepDraft[]> {
  const rows = await db
    .selectFrom("step_draft")
    .selectAll()
    .where("ticket", "=", ticket)
    .orderBy("at", "desc")
    .execute();
  return rows.map((row) => ({
    ticket: row.ticket,
    agent: row.agent,
    transition: row.transition_id,
    fromState: row.from_state,
    answers: readObject(row.answers),
    at: row.at,
  }));
}

export async function removeStepDraft(
  db: Db,
  { ticket, agent, transition }: Pick<StepDraft, "ticket" | "agent" | "transition">,
): Promise<void> {
  await db
    .deleteFrom("step_draft")
    .where("ticket", "=", ticket)
    .where("agent", "=", agent)
    .where("transition_id", "=", transition)
    .execute();
}
