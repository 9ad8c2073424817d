import { type Kysely, sql } from "kysely";
import type { Fact, FactType } from "../../blueprints/facts.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "./answer.ts";

type Db = Kysely<Tables>;

const MOVES = [
  "blueprintEntered",
  "transitionTaken",
  "stateEntered",
  "blueprintLeft",
  "stepUndone",
  "mergeUndone",
] as const satisfies readonly FactType[];

const isMove = (type: FactType): boolean => MOVES.some((move) => move === type);

/** So many moves back a thread reaches: half a dozen stations. The journal has all of them. */
const MOST_MOVES = 12;

/** What a journal says up to its fact `last`, it says for ever: the moves of tickets that are asked for again are kept. */
interface KeptMoves {
  readonly last: number;
  readonly moves: readonly Fact[];
}
/** A new ticket's. */
const NOTHING_YET: KeptMoves = { last: 0, moves: [] };
const MOST_KEPT = 2_000;
const keptMoves = new WeakMap<Db, Map<string, KeptMoves>>();

function keptOf(db: Db): Map<string, KeptMoves> {
  const kept = keptMoves.get(db) ?? new Map<string, KeptMoves>();
  keptMoves.set(db, kept);
  return kept;
}

function keep(db: Db, ticket: string, before: KeptMoves, last: number, since: readonly Fact[]): readonly Fact[] {
  const kept = keptOf(db);
  const moves = [...before.moves, ...since].slice(-MOST_MOVES);
  // Put last again, so that who was asked for longest ago is forgotten first.
  kept.delete(ticket);
  kept.set(ticket, { last, moves });
  const oldest = kept.keys().next();
  if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  return moves;
}

/** Notes what a ticket's journal has got after its fact `from`, so that its thread can be told without reading it again. */
export function noteMoves(db: Db, ticket: string, from: number, facts: readonly Fact[]): void {
  const known = keptOf(db).get(ticket) ?? NOTHING_YET;
  if (known.last === from)
    keep(
      db,
      ticket,
      known,
      from + facts.length,
      facts.filter(({ type }) => isMove(type)),
    );
}

/** The latest facts that moved a ticket along its thread, up to its `last`, oldest first. */
export async function readMoves(
  db: Db,
  statements: Statements,
  ticket: string,
  last: number,
): Promise<readonly Fact[]> {
  const known = keptOf(db).get(ticket);
  if (known?.last === last) return known.moves;
  const before = known && known.last < last ? known : NOTHING_YET;
  return keep(db, ticket, before, last, await movesBetween(db, statements, ticket, before.last, last));
}

async function movesBetween(
  db: Db,
  statements: Statements,
  ticket: string,
  from: number,
  to: number,
): Promise<readonly Fact[]> {
  const build = () =>
    db
      .selectFrom("journal")
      .select("fact")
      .where("ticket", "=", "")
      .where("seq", ">", 0)
      .where("seq", "<=", 0)
      .where(
        "type",
        "in",
        MOVES.map((type) => sql.lit(type)),
      )
      .orderBy("seq", "desc")
      .limit(sql.lit(MOST_MOVES));
  const { rows } = await statements.run(db, "moves", build, [ticket, from, to]);
  return rows.map(({ fact }) => factOf(fact)).reverse();
}
