import type { Tables } from "../db/tables.ts";

type Kind = "blueprint" | "calendar" | "sla-policy" | "time-rule" | "trigger" | "routing" | "form";
type Version = Pick<Tables["definition"], "key" | "version" | "status" | "position" | "body" | "at"> & {
  readonly kind: string;
};

/** Every version of one kind of document: compiled when it is first asked for, and kept, since it never changes. */
export class Shelf<T> {
  readonly #kind: Kind;
  readonly #compile: (body: string, row: Version) => T;
  readonly #rows = new Map<string, Version>();
  readonly #compiled = new Map<string, T>();

  constructor(kind: Kind, compile: (body: string, row: Version) => T) {
    this.#kind = kind;
    this.#compile = compile;
  }

  add(rows: readonly Version[]): void {
    for (const row of rows) if (row.kind === this.#kind) this.#rows.set(`${row.key}@${row.version}`, row);
  }

  readonly get = (key: string, version: number): T | undefined => {
    const name = `${key}@${version}`;
    const known = this.#compiled.get(name);
    if (known !== undefined) return known;
    const row = this.#rows.get(name);
    if (!row) return undefined;
    const compiled = this.#compile(row.body, row);
    this.#compiled.set(name, compiled);
    return compiled;
  };

  /** When a version was published, epoch ms; undefined when it is not there. */
  readonly publishedAt = (key: string, version: number): number | undefined => this.#rows.get(`${key}@${version}`)?.at;

  /** Those of its kind among `rows`, in their order. */
  all(rows: readonly Version[]): readonly T[] {
    return rows.filter(({ kind }) => kind === this.#kind).flatMap(({ key, version }) => this.get(key, version) ?? []);
  }
}
