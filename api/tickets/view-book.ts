import type { Kysely } from "kysely";
import { type Condition, parseCondition } from "../../blueprints/condition.ts";
import type { View } from "../../blueprints/view.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { definitionsRevision } from "../definitions/compiled.ts";

/** A view in force, its condition read. */
export interface BookedView {
  readonly view: View;
  readonly version: number;
  /** Null: every ticket. */
  readonly condition: Condition | null;
}

/** The condition of a view that reads. */
export function conditionOf({ when }: View): Condition | null {
  const parsed = when === undefined ? null : parseCondition(when);
  return parsed?.ok ? parsed.condition : null;
}

/** Views in force, read anew when the definitions' counter has moved. */
export class ViewBook {
  #known: { readonly revision: number; readonly views: readonly BookedView[] } | null = null;

  async views(db: Kysely<Tables>, statements: Statements): Promise<readonly BookedView[]> {
    const revision = await definitionsRevision(db, statements);
    if (this.#known?.revision === revision) return this.#known.views;
    const rows = await db
      .selectFrom("definition")
      .select(["version", "body"])
      .where("kind", "=", "view")
      .where("status", "=", "published")
      .orderBy("position")
      .orderBy("key")
      .execute();
    const views = rows.map(({ version, body }) => {
      // A published text has passed its grammar before it was written.
      const view = JSON.parse(body) as View;
      return { view, version, condition: conditionOf(view) };
    });
    this.#known = { revision, views };
    return views;
  }
}
