import { z } from "zod";
import { DEFINITION_KINDS, documentSchema } from "./definitions.ts";
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
});

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
      key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
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
    answers: { 201: z.strictObject({ items: z.array(z.strictObject({ kind, key: z.string() })) }) },
  }),
} as const;
