import type { Kysely } from "kysely";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;
type Row = Tables["definition"];

/** One document with its draft and its versions; texts stay as they were written, to the byte. */
export interface DefinitionRecord {
  readonly kind: Kind;
  readonly key: string;
  readonly position: number;
  readonly draft: DefinitionDraft | null;
  /** Newest first. */
  readonly versions: readonly DefinitionVersion[];
}

export interface DefinitionDraft {
  readonly body: string;
  readonly revision: number;
  readonly author: string;
  readonly at: number;
}

export interface DefinitionVersion {
  readonly version: number;
  readonly status: "published" | "retired";
  readonly body: string;
  readonly author: string;
  readonly at: number;
  readonly note: string;
  /** When it was put out of force, epoch ms; null: it is not, or nobody wrote it down. */
  readonly retiredAt: number | null;
}

/** Every document, or those of one kind, in their order. */
export async function listDefinitions(db: Db, kind?: Kind): Promise<readonly DefinitionRecord[]> {
  const records = new Map<string, Row[]>();
  for (const row of await rowsOf(db, kind)) {
    const name = `${row.kind}/${row.key}`;
    records.set(name, [...(records.get(name) ?? []), row]);
  }
  return [...records.values()].flatMap((rows) => recordOf(rows) ?? []);
}

/** One document with its draft and versions; undefined when there is none. */
export async function readDefinition(
  db: Db,
  { kind, key }: { readonly kind: Kind; readonly key: string },
): Promise<DefinitionRecord | undefined> {
  const rows = await db.selectFrom("definition").selectAll().where("kind", "=", kind).where("key", "=", key).execute();
  return recordOf(rows);
}

/** Live (unsolved or unended) tickets of a blueprint by version and state. */
export async function liveTickets(
  db: Db,
  key: string,
): Promise<readonly { readonly version: number; readonly state: string; readonly tickets: number }[]> {
  const rows = await db
    .selectFrom("ticket")
    .select((e) => ["blueprint_version", "state", e.fn.countAll<number>().as("tickets")])
    .where("blueprint", "=", key)
    .where("status", "!=", "closed")
    .groupBy(["blueprint_version", "state"])
    .orderBy("blueprint_version")
    .orderBy("state")
    .execute();
  return rows.map((row) => ({ version: row.blueprint_version ?? 0, state: row.state ?? "", tickets: row.tickets }));
}

export async function rowsOf(db: Db, kind?: Kind): Promise<readonly Row[]> {
  const query = db.selectFrom("definition").selectAll();
  const rows = await (kind ? query.where("kind", "=", kind) : query).execute();
  const place = (row: Row) => `${row.kind}\0${String(row.position).padStart(9, "0")}\0${row.key}`;
  return rows.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function recordOf(rows: readonly Row[]): DefinitionRecord | undefined {
  const first = rows[0];
  if (!first) return undefined;
  const draft = rows.find(({ version }) => version === 0);
  const versions = rows
    .filter(({ version }) => version > 0)
    .sort((a, b) => b.version - a.version)
    .map((row) => ({
      version: row.version,
      status: row.status === "published" ? ("published" as const) : ("retired" as const),
      body: row.body,
      author: row.author,
      at: row.at,
      note: row.note,
      retiredAt: row.retired_at ?? null,
    }));
  return {
    // Written from a Kind alone.
    kind: first.kind as Kind,
    key: first.key,
    position: first.position,
    draft: draft ? { body: draft.body, revision: draft.revision, author: draft.author, at: draft.at } : null,
    versions,
  };
}
