import { repeatedQuestions } from "../../../runtime/articles/repeated.ts";
import { type ArticleUse, usesBetween } from "../../articles/uses.ts";
import { articles } from "../../contract/articles.ts";
import { handles } from "../../http/handler.ts";
import { readTicketsOf, visibleAmong } from "../../tickets/queries.ts";
import { visibleTo } from "../tickets/visible.ts";

const DAY_MS = 86_400_000;
const DAYS = 90;

/** How often each article was put into an answer, the most used first. */
function usedIn(uses: readonly ArticleUse[]) {
  const byArticle = new Map<number, { title: string; times: number; tickets: Set<string> }>();
  for (const { ticket, fact } of uses) {
    if (fact.type !== "articleUsed" || fact.how !== "inserted") continue;
    const known = byArticle.get(fact.article) ?? { title: fact.title, times: 0, tickets: new Set() };
    byArticle.set(fact.article, { title: fact.title, times: known.times + 1, tickets: known.tickets.add(ticket) });
  }
  return [...byArticle]
    .map(([number, { title, times, tickets }]) => ({ number, title, times, tickets: tickets.size }))
    .toSorted((a, b) => b.times - a.times || a.number - b.number);
}

export const reportArticles = handles(articles.report, async (desk, { principal, query }) => {
  const to = query.to ?? desk.clock.now() + 1;
  const uses = await usesBetween(desk.store, query.from ?? to - DAYS * DAY_MS, to);
  const ids = [...new Set(uses.map(({ ticket }) => ticket))];
  const seen = new Set(await visibleAmong(desk.store, ids, visibleTo(principal)));
  const own = uses.filter(({ ticket }) => seen.has(ticket));
  // What was said last of a ticket counts.
  const last = new Map(own.map(({ ticket, fact }) => [ticket, fact.type]));
  const unanswered = [...last].flatMap(([ticket, type]) => (type === "noArticleFitted" ? [ticket] : [])).reverse();
  const tickets = await readTicketsOf(desk.store, unanswered);
  const asked = unanswered.flatMap((id) => {
    const ticket = tickets.get(id);
    return ticket ? [{ ticket: id, number: ticket.number, subject: ticket.subject }] : [];
  });
  const repeated = repeatedQuestions(asked).map(({ words, tickets }) => ({
    words: [...words],
    tickets: tickets.map(({ ticket: id, number, subject }) => ({ id, number, subject })),
  }));
  return { status: 200, body: { used: usedIn(own), repeated, unanswered: unanswered.length } };
});
