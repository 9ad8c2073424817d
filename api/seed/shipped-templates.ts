import type { Kysely } from "kysely";
import type { Document } from "../../blueprints/kinds.ts";
import { library } from "../../blueprints/library.ts";
import { readText } from "../../blueprints/read.ts";
import { isPublishable, verifyText } from "../../blueprints/verify.ts";
import { UPDATED_NOTE } from "../contract/definition-views.ts";
import type { Tables } from "../db/tables.ts";
import { readDirectory } from "../definitions/directory.ts";
import { publish, removeDraft, saveDraft } from "../definitions/store.ts";
import type { Desk } from "../desk.ts";

const SYSTEM = "system";

/** One written form of a document, whoever wrote it down. */
const formOf = (document: Document): string => JSON.stringify(document);
const readForm = (body: string): string | null => {
  const read = readText(body);
  return read.ok ? formOf(read.document) : null;
};

interface Kept {
  readonly everyBody: readonly string[];
  /** Revision of a draft of ours that was left lying; 0: there is none. */
  readonly draft: number;
}

/** What the desk has of a template; null: it has never had it, has switched it off, or somebody has touched it. */
async function untouched(db: Kysely<Tables>, key: string): Promise<Kept | null> {
  const rows = await db
    .selectFrom("definition")
    .select(["status", "body", "author", "revision"])
    .where("kind", "=", "template")
    .where("key", "=", key)
    .execute();
  const ours = rows.every(({ author }) => author === SYSTEM);
  if (!ours || !rows.some(({ status }) => status === "published")) return null;
  const [drafts, versions] = [
    rows.filter(({ status }) => status === "draft"),
    rows.filter(({ status }) => status !== "draft"),
  ];
  return { everyBody: versions.map(({ body }) => body), draft: drafts[0]?.revision ?? 0 };
}

/**
 * Publishes what a newer program ships of the templates that nobody has changed: a letter that was shipped without its link gets it.
 * What the desk has had before is never put back, so that an older program beside a newer one changes nothing.
 */
export async function keepShippedTemplates(
  { store: { db }, definitions, clock }: Pick<Desk, "store" | "definitions" | "clock">,
  shipped: readonly { readonly document: Document }[] = library,
): Promise<readonly string[]> {
  const renewed: string[] = [];
  for (const { document } of shipped) {
    if (document.kind !== "template") continue;
    const { kind, key } = document;
    const kept = await untouched(db, key);
    if (!kept || kept.everyBody.some((body) => readForm(body) === formOf(document))) continue;
    const body = JSON.stringify(document, null, 2);
    const at = clock.now();
    const saved = await saveDraft(db, { kind, key, expected: kept.draft, body, author: SYSTEM, at });
    // Another server is at it.
    if (!saved.ok) continue;
    const target = { kind, key, expected: saved.revision, at } as const;
    const verification = verifyText(body, await readDirectory(db, await definitions.current(db)));
    const done =
      isPublishable(verification) && (await publish(db, { ...target, author: SYSTEM, note: UPDATED_NOTE })).ok;
    if (done) renewed.push(key);
    else await removeDraft(db, { ...target, by: SYSTEM });
  }
  return renewed;
}
