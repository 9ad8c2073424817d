import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { verify } from "../../blueprints/verify.ts";
import { type ExampleResult, runExamples } from "../../runtime/examples.ts";

/** What the page asks the checks: a document, and what the installation has. */
export interface Question {
  readonly number: number;
  readonly document: unknown;
  readonly directory: {
    readonly fields: readonly FieldDefinition[];
    readonly templates: readonly string[];
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
  const { number, document, directory } = data;
  const fields = new Map((directory?.fields ?? []).map((field) => [field.key, field]));
  const verification = verify(
    document,
    directory
      ? {
          fields,
          templates: new Set(directory.templates),
          people: new Set(directory.people),
          withoutMembers: new Set(directory.empty),
        }
      : undefined,
  );
  const read = verification.document;
  const examples = read?.kind === "blueprint" ? runExamples(read, directory ? { fields } : {}) : null;
  self.postMessage({ number, findings: verification.findings, examples } satisfies Verdict);
};
