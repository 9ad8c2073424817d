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

/** Words that somebody has typed on a ticket and not sent. */
export interface UnsentWords {
  readonly kind: WordsKind;
  readonly text: string;
  readonly at: number;
}
export type WordsKind = Exclude<Tables["draft"]["kind"], "step">;

const save = (db: Db, row: Tables["draft"]) =>
  db
    .insertInto("draft")
    .values(row)
    .onConflict((c) =>
      c
        .columns(["ticket", "kind", "transition_id", "person"])
        .doUpdateSet({ from_state: row.from_state, answers: row.answers, at: row.at }),
    )
    .execute();

/** Keeps a half-filled step; each person has one a step. */
export async function saveStepDraft(db: Db, draft: StepDraft): Promise<void> {
  await save(db, {
    ticket: draft.ticket,
    person: draft.agent,
    kind: "step",
    transition_id: draft.transition,
    from_state: draft.fromState,
    answers: JSON.stringify(draft.answers),
    at: draft.at,
  });
}

/** Everybody's half-filled steps of a ticket, latest first. */
export async function readStepDrafts(db: Db, ticket: string): Promise<readonly StepDraft[]> {
  const rows = await db
    .selectFrom("draft")
    .selectAll()
    .where("ticket", "=", ticket)
    .where("kind", "=", "step")
    .orderBy("at", "desc")
    .execute();
  return rows.map((row) => ({
    ticket: row.ticket,
    agent: row.person,
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
    .deleteFrom("draft")
    .where("ticket", "=", ticket)
    .where("person", "=", agent)
    .where("kind", "=", "step")
    .where("transition_id", "=", transition)
    .execute();
}

/** Keeps what somebody has typed and not sent; nothing is kept of empty words. */
export async function saveUnsentWords(
  db: Db,
  ticket: string,
  person: string,
  { kind, text, at }: UnsentWords,
): Promise<void> {
  if (text === "")
    await db
      .deleteFrom("draft")
      .where("ticket", "=", ticket)
      .where("person", "=", person)
      .where("kind", "=", kind)
      .execute();
  else
    await save(db, { ticket, person, kind, transition_id: "", from_state: "", answers: JSON.stringify({ text }), at });
}

/** What this person has typed on the ticket and not sent. */
export async function readUnsentWords(db: Db, ticket: string, person: string): Promise<readonly UnsentWords[]> {
  const rows = await db
    .selectFrom("draft")
    .select(["kind", "answers", "at"])
    .where("ticket", "=", ticket)
    .where("person", "=", person)
    .where("kind", "<>", "step")
    .execute();
  return rows.flatMap(({ kind, answers, at }) => {
    const { text } = readObject(answers);
    return kind === "step" || typeof text !== "string" ? [] : [{ kind, text, at }];
  });
}
