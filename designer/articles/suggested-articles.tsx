import { useQuery } from "@tanstack/react-query";
import { BookOpen } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { SuggestedArticles as Suggested, SuggestedArticle } from "../../api/contract/articles.ts";
import type { Answer } from "../../api/contract/client.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { articles } from "../i18n/articles.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { shortTime } from "../i18n/time.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { answerText, suggestedKey } from "./put-in.ts";
import { takeArticle } from "./use-articles.ts";

const SHOWN = 3;

interface SuggestedProps {
  readonly ticket: TicketView;
  /** The box is that of an internal note. */
  readonly internal: boolean;
  /** Puts a text behind what is typed. */
  readonly onInsert: (text: string) => void;
}

/** Before the box in which one answers: what the desk knows already. */
export function SuggestedArticles({ ticket, internal, onInsert }: SuggestedProps) {
  const t = useWords(articles);
  const [busy, setBusy] = useState(false);
  const suggested = useQuery({
    queryKey: suggestedKey(ticket.id),
    queryFn: async () => bodyOf(await client.articles.suggested({ params: { id: ticket.id } })),
  });
  const note = async (send: () => Promise<Answer<Suggested>>, said: string) => {
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (!answer.ok) return toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    queries.setQueryData(suggestedKey(ticket.id), answer.body);
    void queries.invalidateQueries({ queryKey: keys.journal(ticket.id) });
    toast(said);
  };
  // A suggestion that cannot be read is nobody's hindrance: whoever answers goes on.
  if (!suggested.data) return null;
  const { items, none } = suggested.data;
  const solved = ticket.status === "solved" || ticket.status === "closed";
  const answer = (used: number | null) => () =>
    client.articles.answer({
      params: { id: ticket.id },
      body: { used, offered: items.map(({ number }) => number) },
      idempotencyKey: crypto.randomUUID(),
    });
  const insert = (one: SuggestedArticle) => {
    onInsert(answerText(one));
    void note(answer(one.number), t("suggest.inserted"));
  };
  return (
    <section aria-label={t("suggest.title")} className="mb-2 rounded-lg bg-raised px-3 py-2">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="m-0 flex items-center gap-1.5 text-xs font-medium">
          <BookOpen size={14} aria-hidden />
          {t(items.length > 0 || solved ? "suggest.title" : "suggest.none")}
        </h2>
        <SaidSoFar suggested={suggested.data} />
        <div className="ms-auto flex flex-wrap gap-2">
          {solved && <DraftFrom ticket={ticket} />}
          {!solved && none === null && ticket.may.note && (
            <Button size="s" variant="ghost" busy={busy} onClick={() => void note(answer(null), t("suggest.noted"))}>
              {t("suggest.noneFits")}
            </Button>
          )}
        </div>
      </div>
      {!solved && items.length > 0 && (
        <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0">
          {items.slice(0, SHOWN).map((one) => (
            <Offered key={one.number} one={one} busy={busy} internal={internal} onInsert={() => insert(one)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Offered({
  one,
  busy,
  internal,
  onInsert,
}: {
  readonly one: SuggestedArticle;
  readonly busy: boolean;
  readonly internal: boolean;
  readonly onInsert: () => void;
}) {
  const t = useWords(articles);
  const secret = one.visibility === "internal";
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Link
        to={`/articles/${one.number}`}
        lang={one.language}
        title={one.excerpt}
        className="min-w-0 flex-1 basis-40 truncate text-link hover:underline"
      >
        {one.title}
      </Link>
      {secret && <Badge tone="paused">{t("internal")}</Badge>}
      <span className="tabular text-xs text-soft">{t("suggest.score", { score: one.score })}</span>
      {secret && !internal ? (
        <span className="text-xs text-soft">{t("suggest.onlyNote")}</span>
      ) : (
        <Button size="s" disabled={busy} aria-label={t("suggest.insertNamed", { title: one.title })} onClick={onInsert}>
          {t("suggest.insert")}
        </Button>
      )}
    </li>
  );
}

/** What was made of articles on this ticket so far. */
function SaidSoFar({ suggested: { used, none } }: { readonly suggested: Suggested }) {
  const t = useWords(articles);
  const language = useLanguage();
  const last = used.at(-1);
  if (none)
    return (
      <span className="text-xs text-soft">
        {t("suggest.saidNone", { name: none.by.name, when: shortTime(none.at, language) })}
      </span>
    );
  if (!last) return null;
  const { title, by, at } = last;
  return (
    <Link to={`/articles/${last.number}`} className="min-w-0 truncate text-xs text-link hover:underline">
      {t(last.how === "drafted" ? "suggest.drafted" : "suggest.used", {
        title,
        name: by.name,
        when: shortTime(at, language),
      })}
    </Link>
  );
}

/** What a solved ticket has taught becomes the draft of an article. */
function DraftFrom({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(articles);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const draft = async () => {
    setBusy(true);
    const answer = await client.articles.fromTicket({ params: { id: ticket.id } });
    setBusy(false);
    if (!answer.ok) return toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    takeArticle(answer.body);
    void queries.invalidateQueries({ queryKey: suggestedKey(ticket.id) });
    void navigate(`/articles/${answer.body.number}/edit`);
  };
  return (
    <Button size="s" busy={busy} onClick={() => void draft()}>
      {t("suggest.draft")}
    </Button>
  );
}
