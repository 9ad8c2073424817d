import type { SuggestedArticle } from "../../api/contract/articles.ts";
import type { Problem } from "../../api/contract/problem.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { articleIn, excerptOfMarkdown } from "../../runtime/articles/article.ts";
import { client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { toast } from "../ui/toast.tsx";

export const suggestedKey = (ticket: string) => [...keys.ticket(ticket), "articles"] as const;

/** What the reader of the answer finds, in the language of the article: its title, how it begins, and where to read on. */
export function answerText({
  title,
  excerpt,
  language,
  number,
}: Pick<SuggestedArticle, "title" | "excerpt" | "language" | "number">): string {
  // In angle brackets: a link in Markdown, and the address itself in a mail.
  const address = `<${window.location.origin}/articles/${number}>`;
  return `**${title}**\n\n${excerpt}\n\n${articles[language]["suggest.more"].replace("{{address}}", address)}`;
}

function refused({ errors, detail }: Problem): null {
  toast(errors[0]?.message ?? detail, { tone: "error" });
  return null;
}

/** Gives the text of an article for an answer on this ticket, in the ticket's language where it has it, and notes that it was used; null: it could not. */
export function usePutInArticle({ id, language }: TicketView): (number: number) => Promise<string | null> {
  const t = useWords(articles);
  return async (number) => {
    const read = await client.articles.read({ params: { number } });
    if (!read.ok) return refused(read.problem);
    const text = read.body.published && articleIn(read.body.published, language);
    if (!text) return null;
    const params = { id };
    const noted = await client.articles.answer({ params, body: { used: number }, idempotencyKey: crypto.randomUUID() });
    if (!noted.ok) return refused(noted.problem);
    queries.setQueryData(suggestedKey(id), noted.body);
    void queries.invalidateQueries({ queryKey: keys.journal(id) });
    toast(t("suggest.inserted"));
    const { title, body } = text;
    return answerText({ title, excerpt: excerptOfMarkdown(body), language: text.language, number });
  };
}
