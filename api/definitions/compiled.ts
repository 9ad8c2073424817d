import { type Kysely, sql } from "kysely";
import type { Assignment } from "../../blueprints/assignment.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Calendar } from "../../blueprints/calendar.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Form } from "../../blueprints/form.ts";
import type { Lifecycle } from "../../blueprints/lifecycle.ts";
import type { Macro } from "../../blueprints/macro.ts";
import type { Routing } from "../../blueprints/routing.ts";
import type { SlaPolicy } from "../../blueprints/sla-policy.ts";
import type { Template } from "../../blueprints/template.ts";
import type { TimeRule } from "../../blueprints/time-rule.ts";
import type { Trigger } from "../../blueprints/trigger.ts";
import type { CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { type CompiledPolicy, compilePolicy } from "../../runtime/clocks/compile-policy.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import { type CompiledForm, compileForm } from "../../runtime/compile-form.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import { type CompiledTimeRule, compileTimeRule } from "../../runtime/deadlines/compile-time-rule.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { type CompiledRouting, compileRouting } from "../../runtime/rules/compile-routing.ts";
import { type CompiledTrigger, compileTrigger, compileTriggers } from "../../runtime/rules/compile-trigger.ts";
import { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { readNoOwners } from "../people/no-owners.ts";
import { Shelf } from "./shelf.ts";

type Db = Kysely<Tables>;

/** While no lifecycle is published, no status of a free ticket follows another. */
const NO_LIFECYCLE: Lifecycle = { kind: "lifecycle", schemaVersion: 1, key: "none", name: "None", ways: [] };

// A published text has passed its grammar before it was written, and can't have changed since.
const read = <T>(body: string): T => JSON.parse(body) as T;

/**
 * Published definitions, ready to run. A version is compiled once, when it is first asked for; what is in force is read anew
 * when the `definitions` counter has moved, which every publication does in its own transaction.
 */
export class CompiledDefinitions {
  readonly #statements = new Statements();
  readonly #blueprints = new Shelf<CompiledBlueprint>("blueprint", (body, { version }) =>
    compileBlueprint(read<Blueprint>(body), version),
  );
  readonly #calendars = new Shelf<CompiledCalendar>("calendar", (body) => compileCalendar(read<Calendar>(body)));
  readonly #policies = new Shelf<CompiledPolicy>("sla-policy", (body, { version, at }) =>
    compilePolicy(read<SlaPolicy>(body), version, at),
  );
  readonly #timeRules = new Shelf<CompiledTimeRule>("time-rule", (body, { version, at }) =>
    compileTimeRule(read<TimeRule>(body), version, at),
  );
  readonly #triggers = new Shelf<CompiledTrigger>("trigger", (body, { version }) =>
    compileTrigger(read<Trigger>(body), version),
  );
  readonly #routings = new Shelf<CompiledRouting>("routing", (body, { version }) =>
    compileRouting(read<Routing>(body), version),
  );
  readonly #forms = new Shelf<CompiledForm>("form", (body) => compileForm(read<Form>(body)));
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
      .select(["kind", "key", "version", "status", "position", "body", "at"])
      .where("version", ">", 0)
      .execute();
    for (const shelf of [
      this.#blueprints,
      this.#calendars,
      this.#policies,
      this.#timeRules,
      this.#triggers,
      this.#routings,
      this.#forms,
    ])
      shelf.add(rows);
    const inForce = rows
      .filter(({ status }) => status === "published")
      .sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
    const parsed = <T>(wanted: string): readonly T[] =>
      inForce.filter(({ kind }) => kind === wanted).map(({ body }) => read<T>(body));
    const [routing] = this.#routings.all(inForce);
    const calendars = inForce.filter(({ kind }) => kind === "calendar");
    return {
      blueprints: this.#blueprints.all(inForce),
      blueprint: this.#blueprints.get,
      noOwners: await readNoOwners(db),
      fields: new Map(parsed<FieldDefinition>("field").map((field) => [field.key, field])),
      templates: new Map(parsed<Template>("template").map((template) => [template.key, template])),
      lifecycle: parsed<Lifecycle>("lifecycle")[0] ?? NO_LIFECYCLE,
      calendars: new Map(
        calendars.flatMap(({ key, version }) => {
          const compiled = this.#calendars.get(key, version);
          return compiled ? [[key, compiled] as const] : [];
        }),
      ),
      calendarVersions: new Map(calendars.map(({ key, version }) => [key, version])),
      calendar: this.#calendars.get,
      calendarSince: this.#calendars.publishedAt,
      policies: this.#policies.all(inForce),
      policy: this.#policies.get,
      timeRules: this.#timeRules.all(inForce),
      triggers: compileTriggers(this.#triggers.all(inForce)),
      ...(routing && { routing }),
      assignments: new Map(parsed<Assignment>("assignment").map((assignment) => [assignment.group, assignment])),
      forms: new Map(this.#forms.all(inForce).map((form) => [form.document.key, form])),
      macros: new Map(parsed<Macro>("macro").map((macro) => [macro.key, macro])),
    };
  }
}

/** Moves with every publication and every change of order. */
export async function definitionsRevision(db: Db, statements: Statements): Promise<number> {
  const build = () => db.selectFrom("counter").select("value").where("name", "=", sql.lit("definitions"));
  const { rows } = await statements.run(db, "definitions revision", build, []);
  return rows[0]?.value ?? 0;
}
