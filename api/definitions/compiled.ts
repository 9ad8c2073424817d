import { type Kysely, sql } from "kysely";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Calendar } from "../../blueprints/calendar.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Lifecycle } from "../../blueprints/lifecycle.ts";
import type { Template } from "../../blueprints/template.ts";
import type { CompiledCalendar } from "../../runtime/calendar.ts";
import { type CompiledBlueprint, compileBlueprint } from "../../runtime/compile.ts";
import { compileCalendar } from "../../runtime/compile-calendar.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** While no lifecycle is published, no status of a free ticket follows another. */
const NO_LIFECYCLE: Lifecycle = { kind: "lifecycle", schemaVersion: 1, key: "none", name: "None", ways: [] };

/**
 * Published definitions, ready to run. A version is compiled once, when it is first asked for; what is in force is read anew
 * when the `definitions` counter has moved, which every publication does in its own transaction.
 */
export class CompiledDefinitions {
  readonly #statements = new Statements();
  readonly #compiled = new Map<string, CompiledBlueprint>();
  readonly #bodies = new Map<string, string>();
  readonly #calendars = new Map<string, CompiledCalendar>();
  #current: { readonly revision: number; readonly definitions: Definitions } | null = null;

  /** What is in force; `revision` is the counter's value when the caller has read it already. */
  async current(db: Db, revision?: number): Promise<Definitions> {
    const wanted = revision ?? (await definitionsRevision(db, this.#statements));
    if (this.#current?.revision === wanted) return this.#current.definitions;
    const definitions = await this.#load(db);
    this.#current = { revision: wanted, definitions };
    return definitions;
  }

  async #load(db: Db): Promise<Definitions> {
    const rows = await db
      .selectFrom("definition")
      .select(["kind", "key", "version", "status", "position", "body"])
      .where("version", ">", 0)
      .execute();
    for (const { kind, key, version, body } of rows)
      if (kind === "blueprint") this.#bodies.set(`${key}@${version}`, body);
    const inForce = rows
      .filter(({ status }) => status === "published")
      .sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
    const parsed = <T>(kind: string): readonly T[] =>
      // A published text has passed its grammar before it was written, and can't have changed since.
      inForce.filter((row) => row.kind === kind).map(({ body }) => JSON.parse(body) as T);
    return {
      blueprints: inForce
        .filter(({ kind }) => kind === "blueprint")
        .flatMap(({ key, version }) => this.#blueprint(key, version) ?? []),
      blueprint: (key, version) => this.#blueprint(key, version),
      fields: new Map(parsed<FieldDefinition>("field").map((field) => [field.key, field])),
      templates: new Map(parsed<Template>("template").map((template) => [template.key, template])),
      lifecycle: parsed<Lifecycle>("lifecycle")[0] ?? NO_LIFECYCLE,
      calendars: new Map(
        inForce.flatMap(({ kind, key, version, body }) =>
          kind === "calendar" ? [[key, this.#calendar(`${key}@${version}`, body)] as const] : [],
        ),
      ),
    };
  }

  #calendar(name: string, body: string): CompiledCalendar {
    const known = this.#calendars.get(name);
    if (known) return known;
    const compiled = compileCalendar(JSON.parse(body) as Calendar);
    this.#calendars.set(name, compiled);
    return compiled;
  }

  #blueprint(key: string, version: number): CompiledBlueprint | undefined {
    const name = `${key}@${version}`;
    const known = this.#compiled.get(name);
    if (known) return known;
    const body = this.#bodies.get(name);
    if (body === undefined) return undefined;
    const compiled = compileBlueprint(JSON.parse(body) as Blueprint, version);
    this.#compiled.set(name, compiled);
    return compiled;
  }
}

/** Moves with every publication and every change of order. */
export async function definitionsRevision(db: Db, statements: Statements): Promise<number> {
  const build = () => db.selectFrom("counter").select("value").where("name", "=", sql.lit("definitions"));
  const { rows } = await statements.run(db, "definitions revision", build, []);
  return rows[0]?.value ?? 0;
}
