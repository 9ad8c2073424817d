import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { UPDATED_NOTE } from "../../api/contract/definition-views.ts";
import type { PublicationView } from "../../api/contract/publishing.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { dateTime } from "../i18n/time.ts";
import { colon } from "../i18n/typeset.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { pageOf } from "./paths.ts";
import { WhatChanged } from "./what-changed.tsx";

/** Everything that was ever published, the newest first. */
export function PublicationLog() {
  const t = useWords(publishing);
  const list = useInfiniteQuery({
    queryKey: [...keys.definitions, "publishing", "log"],
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(await client.publishing.log({ query: { limit: 50, ...(pageParam && { cursor: pageParam }) } })),
    getNextPageParam: (last) => last.next,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="log">
      <h2 id="log" className="mt-0 mb-2 font-semibold text-base">
        {t("log")}
      </h2>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <p className="m-0 text-soft">{t("log.none")}</p>}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {items.map((item) => (
          <Publication key={`${item.kind} ${item.key} ${item.version}`} item={item} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("log.more")}
        </Button>
      )}
    </section>
  );
}

function Publication({ item }: { readonly item: PublicationView }) {
  const t = useWords(publishing);
  const v = useWords(designer);
  const say = useSay();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { kind, key, version, before, author, approvedBy, note } = item;
  const page = pageOf(kind, key, version);
  const by = approvedBy
    ? t("log.withBoth", { name: author.name, other: approvedBy.name })
    : t("log.by", { name: author.name });
  return (
    <li className="rounded-lg border border-separator bg-panel">
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex list-none flex-wrap items-center gap-x-4 gap-y-0.5 rounded-lg px-4 py-2.5 hover:bg-raised [&::-webkit-details-marker]:hidden">
          <ChevronDown
            size={16}
            aria-hidden
            className="shrink-0 text-soft transition-transform group-open:rotate-180"
          />
          <span className="min-w-0 flex-1 basis-60">
            <span className="block truncate font-medium">
              {t(`kind.${kind}`)}
              {colon(language)}
              {say(item.name)}, {t("log.version", { version })}
            </span>
            <span className="block truncate text-soft text-xs">
              {note === "" ? by : `${by}${colon(language)}${note === UPDATED_NOTE ? v("versions.updated") : note}`}
            </span>
          </span>
          <time
            dateTime={new Date(item.at).toISOString()}
            className="text-soft max-sm:w-full max-sm:ps-8 max-sm:text-xs"
          >
            {dateTime(item.at, language)}
          </time>
        </summary>
        {open && (
          <div className="flex flex-col gap-2 px-4 pb-4">
            <WhatChanged kind={kind} of={key} before={before} after={version} />
            {page !== null && (
              <Link to={page} className="text-link hover:underline">
                {t("log.open")}
              </Link>
            )}
          </div>
        )}
      </details>
    </li>
  );
}
