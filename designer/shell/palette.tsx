import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { LucideIcon } from "lucide-react";
import { BookOpen, CornerDownLeft, History, Search, Ticket } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { isAgent, useDirectory, useMe } from "../data/session.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { search } from "../i18n/search.ts";
import { shell } from "../i18n/shell.ts";
import { completionsOf } from "../screens/search/completion.ts";
import { Findings } from "../screens/search/findings.tsx";
import { Marked } from "../screens/search/marked.tsx";
import { readSearch } from "../screens/search/read-search.ts";
import { keepSearch, recentSearches } from "../screens/search/recent.ts";
import { useSettled } from "../screens/search/use-settled.ts";
import { screens } from "../screens.ts";
import { Dialog } from "../ui/dialog.tsx";
import { usePickList } from "../ui/use-pick-list.ts";
import { usePageCommands } from "./page-commands.ts";

const TICKETS = 8;
const ARTICLES = 3;
const SETTLED_MS = 150;

interface Entry {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: ReactNode;
  readonly number?: string;
  readonly hint?: ReactNode;
  /** An address, what the box holds then, or something that the page does. */
  readonly to: { readonly path: string } | { readonly text: string } | { readonly run: () => void };
}

const resultsOf = (text: string): string => `/search?${new URLSearchParams({ q: text })}`;

/** Jump to a screen or a ticket by typing. Focus stays in the box; arrows move the choice. */
export default function Palette({
  onClose,
  onGo,
}: {
  readonly onClose: () => void;
  readonly onGo: (path: string) => void;
}) {
  const t = useWords(shell);
  const me = useMe();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const typed = text.trim();
  const found = useFound(typed);
  const entries = useEntries(text, found);
  const pick = usePickList(entries, (entry) => {
    if ("text" in entry.to) {
      setText(entry.to.text);
      pick.restart();
      return;
    }
    if ("run" in entry.to) {
      // Gone, and the focus given back, before anything is done: what it opens keeps the focus that it takes.
      flushSync(onClose);
      entry.to.run();
      return;
    }
    if (entry.to.path.startsWith("/search")) keepSearch(me.person.id, typed);
    onClose();
    onGo(entry.to.path);
  });
  return (
    <Dialog open initialFocus={box} onClose={onClose} title={t("palette.title")}>
      <div className="relative">
        <Search size={16} aria-hidden className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
        <input
          ref={box}
          {...pick.box}
          aria-label={t("palette.hint")}
          maxLength={1000}
          placeholder={t("palette.hint")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            pick.restart();
          }}
          onKeyDown={pick.onKey}
          className="control ps-9"
        />
      </div>
      <div id={pick.list} role="listbox" aria-label={t("palette.title")} className="mt-2 min-h-40">
        {entries.map((entry, index) => (
          <div key={entry.id} {...pick.option(index)}>
            <entry.icon size={16} aria-hidden className="shrink-0 text-soft" />
            {entry.number && <span className="tabular text-soft">{entry.number}</span>}
            <span className="min-w-0">
              <span className="block truncate">{entry.label}</span>
              {entry.hint && <span className="block truncate text-xs text-soft">{entry.hint}</span>}
            </span>
          </div>
        ))}
      </div>
      <Findings text={typed} findings={found.findings} />
      {found.none && <p className="m-0 text-soft">{t("palette.none", { text: typed })}</p>}
    </Dialog>
  );
}

const NOTHING = { items: [], articles: [], findings: [], none: false } as const;

/** What the server finds for the words as they last stood still; each text has its own answer, so that a late one shows for no other. */
function useFound(typed: string) {
  const wanted = useSettled(typed, SETTLED_MS);
  const asked = typed === "" ? "" : wanted;
  const found = useQuery({
    queryKey: keys.list({ palette: asked }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const [tickets, articles] = await Promise.all([
        readSearch(asked, TICKETS),
        client.articles.list({ query: { q: asked, limit: ARTICLES } }),
      ]);
      return { ...tickets, articles: articles.ok ? articles.body.items : [] };
    },
  });
  if (asked === "" || !found.data) return NOTHING;
  const { items, articles, findings } = found.data;
  const settled = asked === typed && !found.isPlaceholderData;
  const none = settled && items.length + articles.length + findings.length === 0;
  return { items, articles, findings: settled ? findings : [], none };
}

type Found = Pick<ReturnType<typeof useFound>, "items" | "articles">;

/** What is known at once comes first, so that an answer that comes later moves nothing under the choice. */
function useEntries(text: string, { items, articles }: Found): readonly Entry[] {
  const t = useWords(shell);
  const s = useWords(search);
  const me = useMe();
  const language = useLanguage();
  const { data: directory } = useDirectory();
  const typed = text.trim();
  const here = usePageCommands()
    .filter((one) => typed !== "" || !one.typed)
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .map(({ id, label, icon, run }): Entry => ({ id: `command ${id}`, label, icon, to: { run } }));
  const agent = isAgent(me);
  const tickets = agent ? "/tickets" : "/my";
  const places = screens
    .filter((screen) => screen.listed !== "none" && screen.seenBy(me))
    .map((screen): Entry => ({ id: screen.path, label: t(screen.title), icon: screen.icon, to: { path: screen.path } }))
    .filter(({ label }) => String(label).toLowerCase().includes(typed.toLowerCase()));
  if (typed === "") {
    const before = recentSearches(me.person.id).map(
      (one): Entry => ({
        id: `recent ${one}`,
        label: one,
        hint: s("recent"),
        icon: History,
        to: { path: resultsOf(one) },
      }),
    );
    return [...before, ...here, ...places];
  }
  const [, number] = /^#?([0-9]{1,15})$/.exec(typed) ?? [];
  const direct: readonly Entry[] =
    number === undefined
      ? []
      : [{ id: "number", label: s("goto", { number }), icon: Ticket, to: { path: `${tickets}/${number}` } }];
  const all: Entry = {
    id: "all",
    label: s("all", { text: typed }),
    icon: CornerDownLeft,
    to: { path: resultsOf(typed) },
  };
  const ways = completionsOf(text, { directory, agent, language }).map(
    ({ label, hint, whole }): Entry => ({ id: `way ${label}`, label, hint, icon: Search, to: { text: whole } }),
  );
  const hits = items.map((hit): Entry => {
    const [first] = hit.found;
    return {
      id: hit.ticket.id,
      number: `#${hit.ticket.number}`,
      label: <Marked text={hit.ticket.subject} ranges={hit.subject} />,
      hint: first && <Marked text={first.text} ranges={first.ranges} />,
      icon: Ticket,
      to: { path: `${tickets}/${hit.ticket.id}` },
    };
  });
  const read = articles.map(
    ({ number, title }): Entry => ({
      id: `article ${number}`,
      label: title,
      hint: s("article"),
      icon: BookOpen,
      to: { path: `/articles/${number}` },
    }),
  );
  return [...direct, ...here, ...places, all, ...ways, ...hits, ...read];
}
