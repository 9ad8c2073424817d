import { z } from "zod";
import { DEFINITION_KINDS, documentSchema } from "./definition-views.ts";
import { endpoint, json, named, text } from "./endpoint.ts";

const kind = z.enum(DEFINITION_KINDS);

const useSchema = z.strictObject({
  kind,
  key: z.string(),
  name: text,
  inForce: z.boolean(),
  inDraft: z.boolean(),
  /** In the version in force, else in the draft; `part`: what the part around is called, such as the transition. */
  places: z.array(z.strictObject({ pointer: z.string(), part: text.nullable() })),
});

/** Something that a document names: `field/amount`, `group/finance`. */
const name = z.strictObject({ kind: z.string(), key: z.string() });

const companionSchema = z.strictObject({
  kind,
  key: z.string(),
  name: text,
  /** `needed`: the document names it, or what it needs does. `goesWith`: it names the document. */
  standing: z.enum(["needed", "goesWith"]),
  needs: z.array(name),
  /** As it is in force, else as it is drawn. */
  document: documentSchema,
});

const comparedSchema = z.strictObject({
  kind,
  key: z.string(),
  name: text,
  /** `others`: it is there and differs, but belongs to a department of others. */
  standing: z.enum(["new", "same", "different", "others"]),
  /** Revision of the draft that is there; 0: none. */
  revision: z.int(),
  /** What is there now: the draft, else the version in force. */
  present: documentSchema.nullable(),
  /** What would never act here: a rule that sets a status which this desk does without. It can be taken all the same, as a draft. */
  warnings: z.array(text),
});

const keyOfAnything = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** What can stand in the place of another of its kind. A part that was put in is a copy, which nothing replaces. */
export const REPLACEABLE_KINDS = [
  "field",
  "template",
  "calendar",
  "macro",
  "form",
  "role",
  "blueprint",
  "agent",
  "group",
  "department",
] as const;

/** `by` in the place of `key`, wherever a document names it. Keys of people and teams are without their kind: `finance`. */
const replacement = {
  kind: z.enum(REPLACEABLE_KINDS),
  key: keyOfAnything,
  by: keyOfAnything,
};

const replacingSchema = z.strictObject({
  kind,
  key: z.string(),
  name: text,
  /**
   * `ready`: it gets a draft with the replacement. `drawn`: its draft names it no more, only what is in force does. `others`: it belongs to
   * a department of others. `apart`: a view, or a role, which is changed on its own page.
   */
  standing: z.enum(["ready", "drawn", "others", "apart"]),
  /** Revision of the draft that is there; 0: none. */
  revision: z.int(),
  /** Nothing but the replacement would be published with it: there is no other draft. */
  alone: z.boolean(),
  /** As it is, and as it would be; null: nothing is changed in it. */
  before: documentSchema.nullable(),
  after: documentSchema.nullable(),
  /** Errors, and examples that fail, which are not there now. */
  faults: z.array(z.strictObject({ pointer: z.string(), message: text })),
});

export type ReplacingView = z.infer<typeof replacingSchema>;
export type UseView = z.infer<typeof useSchema>;
export type CompanionView = z.infer<typeof companionSchema>;
export type ComparedView = z.infer<typeof comparedSchema>;
export type NameView = z.infer<typeof name>;

/** Documents on their way: what uses one, what it needs. */
export const exchange = {
  uses: endpoint({
    name: "exchange.uses",
    method: "GET",
    path: "/uses/:kind/:key",
    who: "agent",
    summary: "Which documents name a document or a group, in force or in a draft, and in which places",
    params: z.strictObject({
      kind: z.enum([...DEFINITION_KINDS, "agent", "group", "department"]),
      key: keyOfAnything,
    }),
    answers: {
      200: z.strictObject({
        items: z.array(useSchema),
        /** Views that other people have for themselves: counted, not shown. */
        ownViews: z.int(),
        /** Of a calendar: groups whose working hours it says, and people whose shifts it says. */
        people: z.array(named),
      }),
    },
  }),
  needs: endpoint({
    name: "exchange.needs",
    method: "POST",
    path: "/definition-needs",
    who: "agent",
    summary:
      "What goes into one file with a document: what it needs, what goes with it, and what this desk does not have",
    body: z.strictObject({ document: json }),
    answers: {
      200: z.strictObject({
        needs: z.array(name),
        items: z.array(companionSchema),
        /** Needed by the document or by something above, and not a document that can be carried. */
        people: z.array(name),
        missing: z.array(name),
      }),
    },
  }),
  compare: endpoint({
    name: "exchange.compare",
    method: "POST",
    path: "/definition-comparisons",
    who: "right:design",
    summary:
      "How the documents of a file stand to what this desk has: new, the same, different; and what they name that nobody has",
    body: z.strictObject({ documents: z.array(documentSchema).min(1).max(500) }),
    answers: { 200: z.strictObject({ items: z.array(comparedSchema), missing: z.array(name) }) },
  }),
  take: endpoint({
    name: "exchange.take",
    method: "POST",
    path: "/definition-imports",
    who: "right:design",
    summary:
      "Make drafts of several documents, all or none; nothing is published. `revision` is that of the draft that is there, 0 for none",
    body: z.strictObject({
      documents: z
        .array(z.strictObject({ document: documentSchema, revision: z.int().min(0) }))
        .min(1)
        .max(500),
    }),
    answers: {
      201: z.strictObject({
        /** `revision`: of the draft that was made. */
        items: z.array(z.strictObject({ kind, key: z.string(), revision: z.int() })),
      }),
    },
  }),
  foresee: endpoint({
    name: "exchange.foresee",
    method: "POST",
    path: "/definition-replacements/dry-run",
    who: "right:design",
    summary: "What would become of every document that names something, were it replaced by another of its kind",
    body: z.strictObject(replacement),
    answers: { 200: z.strictObject({ items: z.array(replacingSchema) }) },
  }),
  replace: endpoint({
    name: "exchange.replace",
    method: "POST",
    path: "/definition-replacements",
    who: "right:design",
    summary: "Draw the replacement into these documents: each gets a draft, all or none, and nothing is published",
    body: z.strictObject({
      ...replacement,
      documents: z
        .array(z.strictObject({ kind, key: z.string().max(64), revision: z.int().min(0) }))
        .min(1)
        .max(500),
    }),
    answers: {
      201: z.strictObject({
        items: z.array(
          z.strictObject({
            kind,
            key: z.string(),
            /** Of the draft that was made. */
            revision: z.int(),
            /** The draft that was there; null: none. */
            former: documentSchema.nullable(),
          }),
        ),
      }),
    },
  }),
  putBack: endpoint({
    name: "exchange.putBack",
    method: "POST",
    path: "/definition-replacements/undo",
    who: "right:design",
    summary: "Take drafts back to what they were, all or none: as they were given, or away where there was none",
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            kind,
            key: z.string().max(64),
            revision: z.int().min(1),
            former: documentSchema.nullable(),
          }),
        )
        .min(1)
        .max(500),
    }),
    answers: { 200: z.strictObject({ items: z.array(z.strictObject({ kind, key: z.string() })) }) },
  }),
} as const;
