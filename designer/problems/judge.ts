import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Directory } from "../../blueprints/directory.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { isJsonObject } from "../../blueprints/json.ts";
import { readValue } from "../../blueprints/read.ts";
import type { Trigger } from "../../blueprints/trigger.ts";
import { verify } from "../../blueprints/verify.ts";
import { type CompiledPolicy, compilePolicy } from "../../runtime/clocks/compile-policy.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import { carriesExamples, type ExampleResult, runExamples } from "../../runtime/examples/examples.ts";
import { compiledCalendars } from "./compiled-calendars.ts";

/** What the installation has. */
export interface Surroundings {
  readonly directory: {
    readonly fields: readonly FieldDefinition[];
    readonly templates: readonly string[];
    readonly calendars: DirectoryView["calendars"];
    readonly people: readonly string[];
    readonly empty: readonly string[];
    readonly noSeats: readonly (readonly [key: string, name: string])[];
  } | null;
  /** Documents in force among which a rule's examples play; null: not read yet, or the document stands alone. */
  readonly around: readonly unknown[] | null;
}

/** What the page asks the checks: a document among what the installation has. */
export interface Question extends Surroundings {
  readonly number: number;
  readonly document: unknown;
}

export interface Verdict {
  readonly number: number;
  readonly findings: readonly Finding[];
  /** Null while the grammar does not read the document: then no example can run. */
  readonly examples: readonly ExampleResult[] | null;
}

/** The findings of a document, and what came of its own examples. */
export async function judge({ number, document, directory, around: given }: Question): Promise<Verdict> {
  const around = given && documentsIn(given);
  const fields = new Map((directory?.fields ?? []).map((field) => [field.key, field]));
  const verification = verify(
    document,
    directory
      ? {
          fields,
          templates: new Set(directory.templates),
          people: new Set(directory.people),
          calendars: new Set(directory.calendars.map(({ key }) => key)),
          withoutMembers: new Set(directory.empty),
          noSeats: new Map(directory.noSeats),
          // Triggers stand among triggers alone: of states nothing is known then.
          ...(around && (isTrigger(document) ? { triggers: around.triggers } : { states: statesOf(around) })),
        }
      : undefined,
  );
  const read = verification.document;
  const plays = read !== undefined && carriesExamples(read) && (STANDS_ALONE.has(read.kind) || around !== null);
  if (!plays) return { number, findings: verification.findings, examples: null };
  // Without any, nothing is compiled for them: of a large process that takes as long as all checks.
  if (!read.examples?.length) return { number, findings: verification.findings, examples: [] };
  const waits = JSON.stringify([read, given]).includes('"working"');
  const calendars = await compiledCalendars(waits ? (directory?.calendars ?? []) : []);
  const examples = runExamples(read, {
    ...(directory && { fields, calendars }),
    ...around?.compiled(),
  });
  return { number, findings: verification.findings, examples };
}

/** Kinds whose examples play without the processes in force. */
const STANDS_ALONE: ReadonlySet<string> = new Set(["lifecycle", "blueprint", "trigger", "macro"]);

/** A rule's tickets may be in a process, and it may count from a policy's breach. */
interface Around {
  readonly blueprints: readonly Blueprint[];
  readonly triggers: readonly Trigger[];
  readonly compiled: () => Compiled;
}

interface Compiled {
  readonly blueprints: readonly CompiledBlueprint[];
  readonly policies: readonly CompiledPolicy[];
}

/** What was read and compiled of the documents around, as long as they are the same ones. */
const known = new WeakMap<readonly unknown[], Around>();

const isTrigger = (document: unknown): boolean => isJsonObject(document) && document.kind === "trigger";

function documentsIn(given: readonly unknown[]): Around {
  const was = known.get(given);
  if (was) return was;
  const documents = given.flatMap((one) => {
    const read = readValue(one);
    return read.ok ? [read.document] : [];
  });
  const blueprints = documents.flatMap((one) => (one.kind === "blueprint" ? [one] : []));
  let compiled: Compiled | null = null;
  const around: Around = {
    blueprints,
    triggers: documents.flatMap((one) => (one.kind === "trigger" ? [one] : [])),
    compiled() {
      compiled ??= {
        blueprints: blueprints.map((one) => compileBlueprint(one, 1)),
        policies: documents.flatMap((one) => (one.kind === "sla-policy" ? [compilePolicy(one, 1, 0)] : [])),
      };
      return compiled;
    },
  };
  known.set(given, around);
  return around;
}

const statesOf = ({ blueprints }: Around): NonNullable<Directory["states"]> =>
  new Map(blueprints.map(({ key, states }) => [key, new Set(states.map(({ id }) => id))]));
