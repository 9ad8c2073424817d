import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { RowTest } from "./asked.ts";

type Demand = Expression<SqlBool>;
type Builder = ExpressionBuilder<Tables, "ticket">;

/** What an operator asks of a ticket's row, as SQL. "Not" takes in those where nothing stands: a ticket of nobody is not Ana's. */
export function demandOf(e: Builder, test: RowTest & { readonly not: boolean }): Demand {
  const holds = test.kind === "in" ? among(e, test) : during(e, test);
  if (!test.not) return holds;
  const saysNothing = test.kind === "in" && test.values.includes(null);
  return saysNothing ? e.not(holds) : e.or([e(`ticket.${test.column}`, "is", null), e.not(holds)]);
}

function among(e: Builder, { column, values }: Extract<RowTest, { readonly kind: "in" }>): Demand {
  const texts = values.filter((value) => value !== null);
  const any: Demand[] = [];
  if (texts.length > 0) any.push(sql<SqlBool>`${sql.ref(`ticket.${column}`)} in (${sql.join(texts)})`);
  if (values.includes(null)) any.push(e(`ticket.${column}`, "is", null));
  return e.or(any);
}

function during(e: Builder, { column, from, to }: Extract<RowTest, { readonly kind: "during" }>): Demand {
  const ends: Demand[] = [e(`ticket.${column}`, "is not", null)];
  if (from !== null) ends.push(e(`ticket.${column}`, ">=", from));
  if (to !== null) ends.push(e(`ticket.${column}`, "<", to));
  return e.and(ends);
}
