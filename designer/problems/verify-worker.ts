import type { DirectoryView } from "../../api/contract/directory.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { verify } from "../../blueprints/verify.ts";
import type { CompiledCalendar } from "../../runtime/calendar.ts";
import { type ExampleResult, runExamples } from "../../runtime/examples.ts";

/** What the page asks the checks: a document, and what the installation has. */
export interface Question {
  readonly number: number;
  readonly document: unknown;
  readonly directory: {
    readonly fields: readonly FieldDefinition[];
    readonly templates: readonly string[];
    readonly calendars: DirectoryView["calendars"];
    readonly people: readonly string[];
    readonly empty: readonly string[];
  } | null;
}

export interface Verdict {
  readonly number: number;
  readonly findings: readonly Finding[];
  /** Null while the grammar does not read the document: then no example can run. */
  readonly examples: readonly ExampleResult[] | null;
}

self.onmessage = ({ data }: MessageEvent<Question>) => {
  judge(data).catch((error: unknown) => {
    // Outside the promise, so that the page sees that the checks have stopped.
    setTimeout(() => {
      throw error;
    });
  });
};

async function judge(data: Question): Promise<void> {
  const { number, document, directory } = data;
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
        }
      : undefined,
  );
  const read = verification.document;
  const waits = read?.kind === "blueprint" && JSON.stringify(read.transitions).includes('"working"');
  const calendars = await compiled(waits ? (directory?.calendars ?? []) : []);
  // Examples of the other kinds stand in a process that the page does not have.
  const alone = read?.kind === "blueprint" || read?.kind === "trigger" || read?.kind === "macro";
  const examples = alone ? runExamples(read, directory ? { fields, calendars } : {}) : null;
  self.postMessage({ number, findings: verification.findings, examples } satisfies Verdict);
}

const known = new Map<string, CompiledCalendar>();

/** The rules of time zones are large: they are fetched once a document waits in working time. */
async function compiled(calendars: DirectoryView["calendars"]): Promise<ReadonlyMap<string, CompiledCalendar>> {
  if (calendars.length === 0) return new Map();
  const { compileCalendar } = await import("../../runtime/compile-calendar.ts");
  return new Map(
    calendars.map(({ key, hours }) => {
      const name = JSON.stringify(hours);
      const calendar = known.get(name) ?? compileCalendar(hours);
      known.set(name, calendar);
      return [key, calendar] as const;
    }),
  );
}
