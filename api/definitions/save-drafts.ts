import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Drawn, dropDraft, writeDraft } from "./store.ts";

class Stale extends Error {
  readonly index: number;
  constructor(index: number) {
    super("a draft has changed meanwhile");
    this.index = index;
  }
}

export type Saved =
  | { readonly ok: true; readonly revisions: readonly number[] }
  /** The place of the first that somebody else has changed meanwhile. */
  | { readonly ok: false; readonly index: number };

/** Saves several drafts, all or none. One whose body is null is thrown away. */
export async function saveDrafts(
  db: Kysely<Tables>,
  all: readonly (Omit<Drawn, "body"> & { readonly body: string | null })[],
): Promise<Saved> {
  try {
    const revisions = await db.transaction().execute(async (trx) => {
      const made: number[] = [];
      for (const [index, { body, ...drawn }] of all.entries()) {
        const done =
          body === null
            ? await dropDraft(trx, { ...drawn, by: drawn.author })
            : await writeDraft(trx, { ...drawn, body });
        // Thrown, so that what was written before it is taken back.
        if (!done.ok) throw new Stale(index);
        made.push("revision" in done && typeof done.revision === "number" ? done.revision : 0);
      }
      return made;
    });
    return { ok: true, revisions };
  } catch (error) {
    if (error instanceof Stale) return { ok: false, index: error.index };
    throw error;
  }
}
