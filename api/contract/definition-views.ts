import { z } from "zod";
import { instant, json, named, sentence, text } from "./endpoint.ts";

/** Kinds of documents that an admin configures. */
export const DEFINITION_KINDS = [
  "blueprint",
  "field",
  "template",
  "lifecycle",
  "calendar",
  "sla-policy",
  "time-rule",
  "trigger",
  "routing",
  "assignment",
  "macro",
  "view",
  "form",
  "role",
  "contact-matching",
  "mailbox",
  "chat",
  "channel",
  "part",
] as const;

/** Kinds whose documents stand in an order: the first that fits a ticket takes it. */
export const ORDERED_KINDS = ["blueprint", "sla-policy", "time-rule", "trigger", "macro", "form"] as const;

/** Kinds that are switched off by retiring the version in force. */
export const RETIRABLE_KINDS = [
  "blueprint",
  "part",
  "field",
  "template",
  "calendar",
  "sla-policy",
  "time-rule",
  "trigger",
  "routing",
  "assignment",
  "macro",
  "form",
  "role",
  "contact-matching",
  "mailbox",
  "chat",
  "channel",
] as const;

/** The note of a version that the desk itself has published; the page says it in the reader's language. */
export const UPDATED_NOTE = "Brought up to date with Filrouge.";

export const kind = z.enum(DEFINITION_KINDS);
export const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
export const keyed = z.strictObject({ kind, key });

/** A document as it was written, byte for byte; it is verified, never reshaped. */
export const documentSchema = z.record(z.string(), json).describe("The document itself.");

export const definitionSummarySchema = z.strictObject({
  kind,
  key: z.string(),
  name: text,
  /** Place in the order of its kind, for blueprints, SLA policies and time rules. */
  position: z.int().nullable(),
  /** The version in force; null: none. */
  published: z.int().nullable(),
  /** The newest version, when it was in force and is switched off; null otherwise. */
  retired: z.int().nullable(),
  draft: z.strictObject({ revision: z.int(), at: instant, author: named }).nullable(),
});

export const versionSchema = z.strictObject({
  version: z.int(),
  status: z.enum(["published", "retired"]),
  at: instant,
  author: named,
  note: z.string(),
});

/** `ETag` is the draft's revision; `"0"` while there is none. */
export const definitionViewSchema = definitionSummarySchema.extend({
  draft: z.strictObject({ revision: z.int(), at: instant, author: named, document: documentSchema }).nullable(),
  versions: z.array(versionSchema),
});

const edit = z.union([
  z.strictObject({ op: z.enum(["add", "replace"]), path: z.string(), value: json }),
  z.strictObject({ op: z.literal("remove"), path: z.string() }),
]);

export const findingSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "hint"]),
  pointer: z.string(),
  message: sentence,
  fix: z.strictObject({ title: sentence, edits: z.array(edit) }).optional(),
});

export const exampleResultSchema = z.strictObject({
  name: z.string(),
  passed: z.boolean(),
  failures: z.array(sentence),
});

export const verificationSchema = z.strictObject({
  findings: z.array(findingSchema),
  examples: z.array(exampleResultSchema),
});

/** What a document that is not in force yet would do with the tickets that live now. */
export const dryRunSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("time-rule"),
    /** Tickets on which it would act at once, and those on which it would within the next 24 hours besides. */
    now: z.int(),
    next24h: z.int(),
    /** Some of them, soonest first, of those that the caller may see. */
    examples: z.array(z.strictObject({ id: z.string(), number: z.int(), subject: z.string(), at: instant })),
    /** Live tickets looked at; `complete` is false when time was up before all of them were. */
    looked: z.int(),
    complete: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("sla-policy"),
    /** Live tickets for which its condition holds, whatever the other policies say. */
    matches: z.int(),
    /** Of these, the ones with a clock that would be over its target now. */
    breachedNow: z.int(),
    looked: z.int(),
    complete: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("field"),
    /** Live tickets that have a value of it, and those whose value would not fit any more. */
    values: z.int(),
    unfit: z.int(),
    /** Some of these, of those that the caller may see. */
    examples: z.array(z.strictObject({ id: z.string(), number: z.int(), subject: z.string(), value: json })),
    looked: z.int(),
    complete: z.boolean(),
  }),
]);

/** Live tickets that a published document reaches, in the background. */
export const rearmSchema = z.strictObject({
  id: z.string(),
  /** `calendar:paris-office@4` */
  definitions: z.array(z.string()),
  total: z.int(),
  done: z.int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});

/** Live tickets of one version in one state. */
export const liveCountSchema = z.strictObject({ version: z.int(), state: z.string(), tickets: z.int() });

export type DefinitionSummary = z.infer<typeof definitionSummarySchema>;
export type DefinitionView = z.infer<typeof definitionViewSchema>;
export type VerificationView = z.infer<typeof verificationSchema>;
export type ExampleResultView = z.infer<typeof exampleResultSchema>;
export type DryRunView = z.infer<typeof dryRunSchema>;
export type LiveCount = z.infer<typeof liveCountSchema>;
