import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import type { DeliveryView, EffectView } from "../../../api/contract/effects.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { effects } from "../../i18n/effects.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { detailWords } from "./detail-words.ts";
import { Exchange } from "./exchange.tsx";

/** Every attempt at an effect, newest first: when, how it went, what was sent and what came back. */
export function Attempts({ effect }: { readonly effect: EffectView }) {
  const t = useWords(effects);
  const { id, runs, attempts, status } = effect;
  const list = useQuery({
    queryKey: [...keys.deliveries, id, runs, attempts, status],
    queryFn: async () => bodyOf(await client.effects.deliveries({ params: { id } })).items,
  });
  if (list.isError) return <ErrorState message={t("failed")} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={3} />;
  return (
    <div className="flex flex-col gap-3">
      <p className="m-0 text-xs text-soft">
        {t("key")}: <code className="break-all">{id}</code>
      </p>
      {list.data.length === 0 && <p className="m-0 text-soft">{t("attempts.none")}</p>}
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {list.data.toReversed().map((attempt) => (
          <Attempt key={`${attempt.run} ${attempt.attempt}`} attempt={attempt} />
        ))}
      </ol>
    </div>
  );
}

function Attempt({ attempt }: { readonly attempt: DeliveryView }) {
  const t = useWords(effects);
  const language = useLanguage();
  return (
    <li className="flex flex-col gap-2 border-t border-separator pt-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={attempt.ok ? "good" : "error"} {...(attempt.ok && { icon: Check })}>
          {t(attempt.ok ? "attempt.ok" : "attempt.not")}
        </Badge>
        <span className="font-medium">{t("attempt.number", { attempt: attempt.attempt })}</span>
        {attempt.run > 0 && <span className="text-soft">{t("attempt.run", { run: attempt.run })}</span>}
        <time dateTime={new Date(attempt.at).toISOString()} className="text-soft">
          {dateTime(attempt.at, language)}
        </time>
        <span className="tabular text-soft">{t("attempt.ms", { ms: attempt.ms })}</span>
        <span className="min-w-0 break-words">{detailWords(attempt.detail, language)}</span>
      </div>
      <Exchange request={attempt.request} answer={attempt.answer} />
    </li>
  );
}
