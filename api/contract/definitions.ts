import { z } from "zod";
import { exitPlan } from "./bulk.ts";
import { endpoint, instant, json, named, sentence, text } from "./endpoint.ts";

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

const kind = z.enum(DEFINITION_KINDS);
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const keyed = z.strictObject({ kind, key });

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

export const definitions = {
  list: endpoint({
    name: "definitions.list",
    method: "GET",
    path: "/definitions",
    who: "agent",
    summary: "Documents with their version in force and their draft; blueprints in entry order",
    query: z.strictObject({ kind: kind.optional() }),
    answers: { 200: z.strictObject({ items: z.array(definitionSummarySchema) }) },
  }),
  read: endpoint({
    name: "definitions.read",
    method: "GET",
    path: "/definitions/:kind/:key",
    who: "agent",
    summary: "One document: its draft, and the list of its versions",
    params: keyed,
    answers: { 200: definitionViewSchema },
  }),
  version: endpoint({
    name: "definitions.version",
    method: "GET",
    path: "/definitions/:kind/:key/versions/:version",
    who: "agent",
    summary: "A published version: the document itself, byte for byte",
    params: keyed.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
    answers: { 200: documentSchema },
  }),
  draft: endpoint({
    name: "definitions.draft",
    method: "GET",
    path: "/definitions/:kind/:key/draft",
    who: "agent",
    summary: "The draft: the document itself, byte for byte; ETag is its revision",
    params: keyed,
    answers: { 200: documentSchema },
  }),
  saveDraft: endpoint({
    name: "definitions.saveDraft",
    method: "PUT",
    path: "/definitions/:kind/:key/draft",
    who: "right:design",
    summary:
      'Save the draft; the body is the document. If-Match is its revision, "0" while there is none. A draft may be unfinished; what is wrong with it is answered as findings',
    params: keyed,
    body: documentSchema,
    ifMatch: "required",
    answers: { 200: z.strictObject({ revision: z.int(), at: instant, findings: z.array(findingSchema) }) },
  }),
  removeDraft: endpoint({
    name: "definitions.removeDraft",
    method: "DELETE",
    path: "/definitions/:kind/:key/draft",
    who: "right:design",
    summary: "Throw the draft away",
    params: keyed,
    ifMatch: "required",
    answers: { 204: null },
  }),
  create: endpoint({
    name: "definitions.create",
    method: "POST",
    path: "/definitions",
    who: "right:design",
    summary: "Make a draft of the document in the body; never a published version",
    body: documentSchema,
    idempotencyKey: "accepted",
    answers: { 201: definitionViewSchema },
  }),
  publish: endpoint({
    name: "definitions.publish",
    method: "POST",
    path: "/definitions/:kind/:key/publish",
    who: "right:publish",
    summary: "Publish the draft as a new version; refused with findings while it has errors or an example fails",
    params: keyed,
    body: z.strictObject({ note: z.string().max(2000).optional() }),
    ifMatch: "required",
    idempotencyKey: "accepted",
    answers: { 200: z.strictObject({ version: z.int(), findings: z.array(findingSchema) }) },
  }),
  retire: endpoint({
    name: "definitions.retire",
    method: "POST",
    path: "/definitions/:kind/:key/retire",
    who: "right:publish",
    summary:
      "Switch a field, a rule or another document off; publishing it again switches it on. Of a blueprint it says in the same step what becomes of its live tickets",
    params: z.strictObject({ kind: z.enum(RETIRABLE_KINDS), key }),
    body: z.strictObject({
      /** Of a blueprint: absent, all its tickets stay and go on to the end. */
      tickets: z.strictObject({ into: exitPlan.into, states: exitPlan.states }).optional(),
    }),
    idempotencyKey: "accepted",
    /** `job`: takes the tickets out, in parts; how far it is stands under `/bulk`. */
    answers: { 200: definitionViewSchema.extend({ job: z.string().optional() }) },
  }),
  dryRun: endpoint({
    name: "definitions.dryRun",
    method: "POST",
    path: "/definitions/dry-run",
    who: "right:design",
    summary:
      "Which live tickets a time rule or an SLA policy would touch, and which values a field would not take, were it in force now; nothing is changed",
    body: z.strictObject({ document: json }),
    answers: { 200: dryRunSchema },
  }),
  rearms: endpoint({
    name: "definitions.rearms",
    method: "GET",
    path: "/rearms",
    who: "agent",
    summary: "How far published calendars, policies and time rules have reached live tickets; newest first",
    answers: { 200: z.strictObject({ items: z.array(rearmSchema) }) },
  }),
  verify: endpoint({
    name: "definitions.verify",
    method: "POST",
    path: "/definitions/verify",
    who: "agent",
    summary: "Check a document without keeping it: findings, and the results of its own examples",
    body: z.strictObject({ document: json }),
    answers: { 200: verificationSchema },
  }),
  order: endpoint({
    name: "definitions.order",
    method: "PUT",
    path: "/definitions/order/:kind",
    who: "right:publish",
    summary:
      "Set the order of blueprints, SLA policies or time rules: the first published one whose condition holds takes a ticket, or applies to it",
    params: z.strictObject({ kind: z.enum(ORDERED_KINDS) }),
    body: z.strictObject({ keys: z.array(key).max(1000) }),
    answers: { 200: z.strictObject({ keys: z.array(z.string()) }) },
  }),
  live: endpoint({
    name: "definitions.live",
    method: "GET",
    path: "/definitions/:kind/:key/live",
    who: "agent",
    summary: "Live tickets of a blueprint by version and state",
    params: keyed,
    answers: { 200: z.strictObject({ items: z.array(liveCountSchema) }) },
  }),
} as const;
