import type { Ticket } from "../../blueprints/ticket.ts";
import { articleIn, excerptOfMarkdown } from "../../runtime/articles/article.ts";
import { askedBy, isTelling } from "../../runtime/articles/score.ts";
import type { SuggestedArticles } from "../contract/articles.ts";
import type { Store } from "../db/connect.ts";
import { readNames } from "../present/names.ts";
import { nearArticles } from "./find.ts";
import { readArticles } from "./store.ts";
import { usesOnTicket } from "./uses.ts";

const MOST = 5;
/** What fits less is no suggestion. */
const LEAST_SCORE = 25;
/** Words of the requester that are looked at, and how much of each. */
const LAST_WORDS = 2;
const MOST_TEXT = 4_000;

/** What the requester said last, the latest first. */
async function lastWords({ db }: Store, { id, description }: Ticket): Promise<string> {
  const rows = await db
    .selectFrom("message")
    .select("text")
    .where("ticket", "=", id)
    .where("public", "=", 1)
    .where("author_kind", "in", ["requester", "cc"])
    .where("automatic", "=", 0)
    .orderBy("seq", "desc")
    .limit(LAST_WORDS)
    .execute();
  const said = rows.map(({ text }) => text.slice(0, MOST_TEXT));
  return said.length > 0 ? said.join("\n") : description.slice(0, MOST_TEXT);
}

/** Articles near a ticket, in its language where they have it, and what was made of them so far. */
export async function suggestedFor(store: Store, ticket: Ticket): Promise<SuggestedArticles> {
  const asked = askedBy(ticket.subject, await lastWords(store, ticket));
  const near = isTelling(asked) ? await nearArticles(store.db, asked, { publicOnly: false }) : [];
  const scored = near.filter(({ score }) => score >= LEAST_SCORE).slice(0, MOST);
  const found = await readArticles(
    store.db,
    scored.map(({ article }) => article),
  );
  const items = scored.flatMap(({ article, score }) => {
    const content = found.get(article)?.published;
    const text = content && articleIn(content, ticket.language);
    if (!content || !text) return [];
    const { title, language, body } = text;
    return [
      { number: article, title, language, excerpt: excerptOfMarkdown(body), visibility: content.visibility, score },
    ];
  });
  return { items, ...(await answeredOn(store, ticket.id)) };
}

async function answeredOn(store: Store, ticket: string): Promise<Pick<SuggestedArticles, "used" | "none">> {
  const uses = await usesOnTicket(store, ticket);
  const names = await readNames(
    store.db,
    uses.map(({ fact }) => fact.by),
  );
  const used = uses.flatMap(({ fact }) =>
    fact.type === "articleUsed"
      ? [{ number: fact.article, title: fact.title, how: fact.how, at: fact.at, by: names.of(fact.by) }]
      : [],
  );
  const last = uses.at(-1)?.fact;
  return { used, none: last?.type === "noArticleFitted" ? { at: last.at, by: names.of(last.by) } : null };
}
