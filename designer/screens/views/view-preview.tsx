import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import type { Json } from "../../../blueprints/json.ts";
import type { Language } from "../../../blueprints/text.ts";
import type { View } from "../../../blueprints/view.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { views } from "../../i18n/views.ts";
import { StateChip } from "../../ui/badge.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** So long after the last change the server is asked. */
const PAUSE_MS = 400;

/** A view without a name can be looked at as well as one with it. */
const NAMELESS = "–";

const ask = async (document: View) =>
  // A document of ours is JSON.
  bodyOf(
    await client.views.preview({
      body: { document: { ...document, name: isNamed(document) ? document.name : NAMELESS } as unknown as Json },
    }),
  );

export const isNamed = ({ name }: View): boolean =>
  (typeof name === "string" ? name : Object.values(name).join("")).trim() !== "";
type Preview = UseQueryResult<Awaited<ReturnType<typeof ask>>>;

/** What the view would hold, asked again a moment after each change; a name that is not there yet hides nothing. */
export function usePreview(document: View): Preview {
  const [asked, setAsked] = useState(document);
  useEffect(() => {
    const later = setTimeout(() => setAsked(document), PAUSE_MS);
    return () => clearTimeout(later);
  }, [document]);
  return useQuery({
    queryKey: [...keys.viewCounts, "preview", asked],
    queryFn: () => ask(asked),
    placeholderData: keepPreviousData,
  });
}

/** The count, what is wrong, and the first tickets. */
export function ViewPreview({ preview, language }: { readonly preview: Preview; readonly language: Language }) {
  const t = useWords(views);
  const words = useWords(queue);
  const say = useSay();
  if (preview.isPending) return <Skeleton lines={6} />;
  if (preview.isError) return <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />;
  const { findings, count, slow, items } = preview.data;
  const wrong = findings.filter(({ severity }) => severity !== "hint");
  return (
    <section aria-labelledby="preview" className="rounded-lg border border-separator bg-panel p-4">
      <div className="flex flex-wrap items-baseline gap-2">
        <h2 id="preview" className="m-0 flex-1 font-semibold text-base">
          {t("preview")}
        </h2>
        <span role="status" className="tabular font-medium">
          {count &&
            (count.exact ? t("preview.count", { count: count.count }) : t("preview.least", { count: count.count }))}
        </span>
      </div>
      {slow && <p className="mt-1 mb-0 text-warning text-xs">{t("preview.slow")}</p>}
      {wrong.length > 0 && (
        <ul aria-label={t("problems")} className="mt-2 mb-0 flex list-none flex-col gap-1 p-0">
          {wrong.map(({ code, pointer, severity, message }) => (
            <li key={`${code} ${pointer}`} className={severity === "error" ? "text-error" : "text-warning"}>
              {message[language]}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 mb-1 text-soft text-xs">
        {count === null ? t("preview.waits") : items.length === 0 ? t("preview.none") : t("preview.first")}
      </p>
      <ol className="m-0 list-none p-0">
        {items.map(({ ticket }) => (
          <li key={ticket.id} className="flex min-h-9 items-center gap-2 border-separator border-t py-1">
            <Link
              to={`/tickets/${ticket.id}`}
              className="min-w-0 flex-1 truncate text-ink no-underline hover:underline"
            >
              <span className="tabular text-soft">#{ticket.number}</span> {ticket.subject}
            </Link>
            <StateChip
              status={ticket.status}
              outcome={ticket.place?.state.final}
              name={ticket.place ? say(ticket.place.state.name) : words(`status.${ticket.status}`)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
