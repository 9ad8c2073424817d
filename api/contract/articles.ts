import { z } from "zod";
import { LANGUAGES } from "../../blueprints/text.ts";
import { cursorOf, endpoint, idParams, instant, named, pageQuery, sentence } from "./endpoint.ts";

const TITLE = 200;
const BODY = 50_000;

const textSchema = z.strictObject({
  title: z.string().trim().min(1).max(TITLE),
  /** Markdown. */
  body: z.string().trim().min(1).max(BODY),
});
const languages = z.array(z.enum(LANGUAGES));
const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const numbered = z.strictObject({ number: z.coerce.number().int().min(1).max(999_999_999) });
const number = z.int().min(1).max(999_999_999);

/** What is written of an article: at least one language. */
const contentSchema = z.strictObject({
  category: key.nullable(),
  visibility: z.enum(["internal", "public"]),
  owner: z.string().max(100).nullable(),
  reviewAt: instant.nullable(),
  texts: z
    .strictObject({ en: textSchema.optional(), fr: textSchema.optional() })
    .refine(({ en, fr }) => en !== undefined || fr !== undefined, "An article has at least one language."),
});

const categorySchema = z.strictObject({ key, name: sentence });

/** An article in a list, in the reader's language where it has it. */
const summarySchema = z.strictObject({
  number: z.int(),
  title: z.string(),
  excerpt: z.string(),
  /** Of title and excerpt. */
  language: z.enum(LANGUAGES),
  languages,
  category: z.string().nullable(),
  visibility: z.enum(["internal", "public"]),
  /** In force; 0: none. */
  version: z.int(),
  /** Something is being written; never told to requesters. */
  draft: z.boolean(),
  updatedAt: instant,
  /** Its review is due. */
  reviewDue: z.boolean(),
  /** How well it fits what was asked, 0 to 100; null: nothing was. */
  score: z.int().nullable(),
});

const articleSchema = z.strictObject({
  number: z.int(),
  revision: z.int(),
  version: z.int(),
  category: categorySchema.nullable(),
  published: contentSchema.nullable(),
  updatedAt: instant,
  /** What only agents are told. */
  desk: z
    .strictObject({
      draft: z.strictObject({ content: contentSchema, by: named, at: instant }).nullable(),
      owner: named.nullable(),
      versions: z.array(z.strictObject({ version: z.int(), at: instant, by: named, note: z.string() })),
      /** Tickets on which it was used. */
      used: z.int(),
      mayPublish: z.boolean(),
    })
    .nullable(),
});

const suggestionSchema = z.strictObject({
  number: z.int(),
  title: z.string(),
  excerpt: z.string(),
  language: z.enum(LANGUAGES),
  visibility: z.enum(["internal", "public"]),
  score: z.int(),
});

/** What stands before the reply box. */
const suggestedSchema = z.strictObject({
  items: z.array(suggestionSchema),
  /** What was put into an answer, or drafted from it. */
  used: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      how: z.enum(["inserted", "drafted"]),
      at: instant,
      by: named,
    }),
  ),
  /** Somebody has said that none fits. */
  none: z.strictObject({ at: instant, by: named }).nullable(),
});

const reportSchema = z.strictObject({
  used: z.array(z.strictObject({ number: z.int(), title: z.string(), times: z.int(), tickets: z.int() })),
  repeated: z.array(
    z.strictObject({
      words: z.array(z.string()),
      tickets: z.array(z.strictObject({ id: z.string(), number: z.int(), subject: z.string() })),
    }),
  ),
  /** Tickets on which the last word is that no article fitted. */
  unanswered: z.int(),
});

export type ArticleReport = z.infer<typeof reportSchema>;
export type ArticleBody = z.infer<typeof contentSchema>;
export type ArticleSummary = z.infer<typeof summarySchema>;
export type ArticleView = z.infer<typeof articleSchema>;
export type SuggestedArticles = z.infer<typeof suggestedSchema>;
export type SuggestedArticle = z.infer<typeof suggestionSchema>;

export const articles = {
  list: endpoint({
    name: "articles.list",
    method: "GET",
    path: "/articles",
    who: "signedIn",
    summary:
      "Articles of the knowledge base, last changed first; with `q` those that have every word of it, with `like` those near a text, both best first. Requesters are shown public ones that are published",
    query: z.strictObject({
      q: z.string().max(1_000).optional(),
      like: z.string().max(10_000).optional(),
      category: key.optional(),
      only: z.enum(["drafts"]).optional(),
      ...pageQuery,
      cursor: cursorOf(/^\d{1,16}\.\d{1,16}$/),
    }),
    answers: {
      200: z.strictObject({
        items: z.array(summarySchema),
        next: z.string().nullable(),
        categories: z.array(categorySchema),
      }),
    },
  }),
  create: endpoint({
    name: "articles.create",
    method: "POST",
    path: "/articles",
    who: "agent",
    summary: "Begin an article; it is a draft until a manager publishes it",
    body: contentSchema,
    answers: { 201: articleSchema },
  }),
  read: endpoint({
    name: "articles.read",
    method: "GET",
    path: "/articles/:number",
    who: "signedIn",
    summary: "An article: what is published, and for agents its draft and its history",
    params: numbered,
    answers: { 200: articleSchema },
  }),
  version: endpoint({
    name: "articles.version",
    method: "GET",
    path: "/articles/:number/versions/:version",
    who: "agent",
    summary: "What an article said in one of its versions",
    params: numbered.extend({ version: z.coerce.number().int().min(1).max(999_999) }),
    answers: { 200: contentSchema },
  }),
  saveDraft: endpoint({
    name: "articles.saveDraft",
    method: "PUT",
    path: "/articles/:number/draft",
    who: "agent",
    summary: "Keep what is being written of an article",
    params: numbered,
    body: contentSchema,
    ifMatch: "required",
    answers: { 200: articleSchema },
  }),
  dropDraft: endpoint({
    name: "articles.dropDraft",
    method: "DELETE",
    path: "/articles/:number/draft",
    who: "agent",
    summary: "Discard the draft, by who wrote it or a manager; an article that was never published goes with it",
    params: numbered,
    ifMatch: "required",
    answers: { 204: null },
  }),
  publish: endpoint({
    name: "articles.publish",
    method: "POST",
    path: "/articles/:number/publish",
    who: "right:articles",
    summary: "Put the draft in force as the next version",
    params: numbered,
    body: z.strictObject({ note: z.string().trim().max(500).optional() }),
    ifMatch: "required",
    answers: { 200: articleSchema },
  }),
  retire: endpoint({
    name: "articles.retire",
    method: "POST",
    path: "/articles/:number/retire",
    who: "right:articles",
    summary: "Take an article out of force; what it said stays as its draft",
    params: numbered,
    ifMatch: "required",
    answers: { 200: articleSchema },
  }),
  saveCategory: endpoint({
    name: "articles.saveCategory",
    method: "PUT",
    path: "/article-categories/:key",
    who: "right:articles",
    summary: "Make a category of articles, or rename it",
    params: z.strictObject({ key }),
    body: z.strictObject({
      name: z.strictObject({ en: z.string().trim().min(1).max(80), fr: z.string().trim().min(1).max(80) }),
    }),
    answers: { 200: z.strictObject({ items: z.array(categorySchema) }) },
  }),
  suggested: endpoint({
    name: "articles.suggested",
    method: "GET",
    path: "/tickets/:id/articles",
    who: "agent",
    summary: "Articles near a ticket's subject and last words, with scores, and what was made of them so far",
    params: idParams,
    answers: { 200: suggestedSchema },
  }),
  answer: endpoint({
    name: "articles.answer",
    method: "POST",
    path: "/tickets/:id/articles",
    who: "agent",
    summary: "Note on the ticket that an article is put into an answer, or, with null, that none of those offered fits",
    params: idParams,
    body: z.strictObject({ used: number.nullable(), offered: z.array(number).max(20).optional() }),
    idempotencyKey: "accepted",
    answers: { 201: suggestedSchema },
  }),
  fromTicket: endpoint({
    name: "articles.fromTicket",
    method: "POST",
    path: "/tickets/:id/article-draft",
    who: "agent",
    summary: "Draft an internal article from a ticket's subject, question and resolution",
    params: idParams,
    answers: { 201: articleSchema },
  }),
  report: endpoint({
    name: "articles.report",
    method: "GET",
    path: "/article-report",
    who: "right:articles",
    summary: "Which articles were used how often, and which questions came again for which none fitted",
    query: z.strictObject({
      from: z.coerce.number().int().min(0).optional(),
      to: z.coerce.number().int().min(0).optional(),
    }),
    answers: {
      200: reportSchema,
    },
  }),
} as const;
