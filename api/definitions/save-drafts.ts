import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Drawn, writeDraft } from "./store.ts";

class Stale extends Error {
  readonly index: number;
  constructor(index: number) {
    super("a draft has changed meanwhile");
    this.index = index;
  }
}

/** Saves several drafts, all or none; the place of the first that somebody else has changed meanwhile, else null. */
export async function saveDrafts(db: Kysely<Tables>, all: readonly Drawn[]): Promise<number | null> {
  try {
    await db.transaction().execute(async (trx) => {
      // Thrown, so that what was written before it is taken back.
      for (const [index, drawn] of all.entries()) if (!(await writeDraft(trx, drawn)).ok) throw new Stale(index);
    });
    return null;
  } catch (error) {
    if (error instanceof Stale) return error.index;
    throw error;
  }
}
