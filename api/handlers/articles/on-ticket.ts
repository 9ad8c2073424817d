import type { Ticket } from "../../../blueprints/ticket.ts";
import { type ArticleContent, articleIn } from "../../../runtime/articles/article.ts";
import { createArticle, dropArticleDraft, readArticle } from "../../articles/store.ts";
import { suggestedFor } from "../../articles/suggested.ts";
import { articles } from "../../contract/articles.ts";
import type { Store } from "../../db/connect.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal, refusalOf } from "../../http/problems.ts";
import { send, taken } from "../tickets/through.ts";
import { foundTicket, ticketId } from "../tickets/visible.ts";
import { articleAfter } from "./found.ts";

export const suggestArticles = handles(articles.suggested, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: await suggestedFor(desk.store, ticket) };
});

export const answerWithArticle = handles(articles.answer, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const used = body.used === null ? null : await titled(desk, principal.language, body.used);
  const intent = { type: "articlesAnswered", used, offered: body.offered ?? [] } as const;
  const accepted = taken(await send(desk, { ticket, intent, principal, idempotency }));
  return { status: 201, body: await suggestedFor(desk.store, accepted.ticket) };
});

/** An article in force, as the journal names it. */
async function titled({ store }: Desk, language: string, number: number) {
  const content = (await readArticle(store.db, number))?.published;
  const text = content && articleIn(content, language);
  if (!text)
    throw refusal("invalid", [
      {
        pointer: "/used",
        code: "unknown",
        message: { en: "This article is not published.", fr: "Cet article n’est pas publié." },
      },
    ]);
  return { article: number, title: text.title, how: "inserted" } as const;
}

export const draftFromTicket = handles(articles.fromTicket, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const content = await learntFrom(desk.store, ticket, principal.id);
  if (!content)
    throw refusalOf([
      {
        code: "missing",
        pointer: "/resolution",
        message: {
          en: "The ticket has neither a resolution nor a reply to draft an article from.",
          fr: "Le ticket n’a ni résolution ni réponse dont tirer un article.",
        },
      },
    ]);
  const at = desk.clock.now();
  const number = await createArticle(desk.store.db, content, principal.id, at);
  const used = { article: number, title: ticket.subject, how: "drafted" } as const;
  const intent = { type: "articlesAnswered", used, offered: [] } as const;
  const applied = await send(desk, { ticket: ticket.id, intent, principal, idempotency: null });
  // An article that no ticket knows of is of no use to anybody.
  if (applied.outcome !== "accepted")
    await dropArticleDraft(desk.store.db, { number, expected: 1, by: principal.id, at });
  taken(applied);
  return { status: 201, ...(await articleAfter(desk, principal, number, true)) };
});

const HEADINGS = { en: ["Question", "Answer"], fr: ["Question", "Réponse"] } as const;
const MOST_TEXT = 20_000;
const MOST_TITLE = 200;

/** Question and answer of a ticket as an internal article: names in it are the writer's to take out. Null: nothing answers it. */
async function learntFrom({ db }: Store, ticket: Ticket, owner: string): Promise<ArticleContent | null> {
  const reply = await db
    .selectFrom("message")
    .select("text")
    .where("ticket", "=", ticket.id)
    .where("public", "=", 1)
    .where("author_kind", "=", "agent")
    .where("automatic", "=", 0)
    .orderBy("seq", "desc")
    .executeTakeFirst();
  const answer = (ticket.resolution?.trim() || reply?.text.trim()) ?? "";
  if (answer === "") return null;
  const language = ticket.language.startsWith("fr") ? "fr" : "en";
  const [asked, answered] = HEADINGS[language];
  const question = ticket.description.trim() === "" ? ticket.subject : ticket.description.trim();
  const body = `## ${asked}\n\n${question.slice(0, MOST_TEXT)}\n\n## ${answered}\n\n${answer.slice(0, MOST_TEXT)}`;
  const title = ticket.subject.trim().slice(0, MOST_TITLE) || `#${ticket.number}`;
  return { category: null, visibility: "internal", owner, reviewAt: null, texts: { [language]: { title, body } } };
}
