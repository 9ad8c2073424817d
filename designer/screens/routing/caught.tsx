import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

const SHOWN = 10;

/** Tickets that only the last row took; from those that are chosen a row can be made. */
export function Caught({ onMake }: { readonly onMake: ((subjects: readonly string[]) => void) | null }) {
  const t = useWords(routing);
  const language = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const { data, isError, refetch } = useQuery({
    queryKey: ["rules", "caught"],
    staleTime: 30_000,
    queryFn: async () => bodyOf(await client.rules.caught()).items,
  });
  const tickets = data ?? [];
  const choose = (id: string, on: boolean) =>
    setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((it) => it !== id)));
  return (
    <section aria-labelledby="caught" className="flex flex-col gap-2 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="caught" className="m-0 font-semibold text-base">
          {t("caught")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("caught.hint")}</p>
      </div>
      {isError && !data ? (
        <ErrorState message={t("caught.failed")} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={3} />
      ) : tickets.length === 0 ? (
        <p className="m-0 text-soft">{t("caught.none")}</p>
      ) : (
        <>
          <ul aria-label={t("caught")} className="m-0 flex list-none flex-col p-0">
            {(all ? tickets : tickets.slice(0, SHOWN)).map(({ id, number, subject, group, at }) => (
              <li key={id} className="flex items-start gap-2 border-separator border-b py-1.5 last:border-b-0">
                {onMake && (
                  <input
                    type="checkbox"
                    aria-label={t("caught.choose", { number, subject })}
                    className="mt-0.5 size-4 shrink-0 accent-primary"
                    checked={chosen.has(id)}
                    onChange={(event) => choose(id, event.target.checked)}
                  />
                )}
                <Link to={`/tickets/${id}`} className="min-w-0 flex-1 break-words text-link hover:underline">
                  <span className="tabular text-soft">#{number}</span> {subject}
                </Link>
                <span className="hidden text-soft text-xs sm:inline">{group?.name}</span>
                <time className="shrink-0 text-soft text-xs" dateTime={new Date(at).toISOString()}>
                  {shortTime(at, language)}
                </time>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-3">
            {onMake && (
              <Button
                icon={Sparkles}
                disabled={chosen.size === 0}
                onClick={() => onMake(tickets.filter(({ id }) => chosen.has(id)).map(({ subject }) => subject))}
              >
                {t("caught.make")}
              </Button>
            )}
            {chosen.size > 0 && <span className="text-soft">{t("caught.chosen", { count: chosen.size })}</span>}
            {!all && tickets.length > SHOWN && (
              <Button variant="link" onClick={() => setAll(true)}>
                {t("caught.all", { count: tickets.length })}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
