import { useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { rules } from "../i18n/rules.ts";

const DAYS = 7;

/** On how many events a rule acted in the last seven days; `rule` as the journal names it, without its version. */
export function Acted({ rule }: { readonly rule: string }) {
  const t = useWords(rules);
  // One question for the whole list.
  const { data, isError } = useQuery({
    queryKey: ["rules", "acted", DAYS],
    staleTime: 30_000,
    queryFn: async () => bodyOf(await client.rules.acted({ query: { days: DAYS } })).items,
  });
  if (isError) return <span className="text-soft">{t("acted.failed")}</span>;
  if (!data) return <span className="text-soft">…</span>;
  const times = data.find((it) => it.rule === rule)?.times ?? 0;
  return times === 0 ? (
    <span className="text-soft">{t("acted.never")}</span>
  ) : (
    <span className="tabular whitespace-nowrap">{t("acted.times", { count: times })}</span>
  );
}
