import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EffectRow } from "../effects/effect-row.tsx";
import { RunAgain } from "../effects/run-again.tsx";
import { useAllEffects } from "../effects/use-effects.ts";

/** What was sent to an endpoint's host, newest first. */
export function Deliveries({ destination }: { readonly destination: string }) {
  const t = useWords(webhooks);
  const e = useWords(effects);
  const { list, items } = useAllEffects({ destination });
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" className="mt-0 mb-2 text-base font-semibold">
        {t("deliveries")}
      </h2>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState title={t("deliveries.none")}>{t("deliveries.noneText")}</EmptyState>
      )}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {items.map((effect) => (
          <EffectRow key={effect.id} effect={effect} actions={<RunAgain effect={effect} />} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-4" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {e("more")}
        </Button>
      )}
    </section>
  );
}
