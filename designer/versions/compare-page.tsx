import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import { Link, useParams, useSearchParams } from "react-router";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { ProblemError } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { readDefinition, readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { compare } from "../i18n/compare.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import Comparison from "./comparison.tsx";
import { chosenPair, DRAFT } from "./pair.ts";

/** Any two versions of a blueprint, or a version and the draft, in one picture: `?before=2&after=draft`. */
export default function ComparePage() {
  const t = useWords(compare);
  const say = useSay();
  const { key = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const view = useQuery({
    queryKey: [...keys.definitions, "blueprint", key, "versions"],
    queryFn: () => readDefinition("blueprint", key),
  });
  const pair = view.data && chosenPair(view.data, search.get("before"), search.get("after"));
  const both = useQuery({
    queryKey: [
      ...keys.definitions,
      "blueprint",
      key,
      "compared",
      pair?.before,
      pair?.after,
      view.data?.draft?.revision,
    ],
    enabled: pair !== undefined && pair !== null,
    queryFn: async () => {
      const [before, after] = await Promise.all([documentAt(key, pair?.before), documentAt(key, pair?.after)]);
      return before && after ? { before, after } : null;
    },
  });
  const name = both.data ? say(both.data.after.name) : key;
  usePageTitle(t("title", { name }));
  const missing = [view.error, both.error].some(
    (error) => error instanceof ProblemError && error.problem.status === 404,
  );
  if (missing || pair === null || both.data === null) return <EmptyState title={t("missing")} />;
  if (view.isError || both.isError)
    return <ErrorState message={t("failed")} onRetry={() => void Promise.all([view.refetch(), both.refetch()])} />;
  if (!view.data || !pair) return <Skeleton lines={10} label={t("loading")} className="p-6" />;

  const options = [
    ...(view.data.draft ? [{ value: DRAFT, label: t("draft") }] : []),
    ...[...view.data.versions]
      .sort((a, b) => b.version - a.version)
      .map(({ version, note }) => ({
        value: String(version),
        label: [t("version", { version }), note].filter(Boolean).join(" · ").slice(0, 60),
      })),
  ];
  const choose = (which: "before" | "after") => (value: string) =>
    setSearch({ ...pair, [which]: value }, { replace: true });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 flex-wrap items-end gap-x-4 gap-y-2 border-separator border-b bg-panel px-4 py-2">
        <div className="flex min-w-0 flex-1 flex-col">
          <Link to={`/blueprints/${key}`} className="text-link text-xs">
            {t("back")}
          </Link>
          <h1 className="m-0 truncate font-semibold text-base">{t("title", { name })}</h1>
        </div>
        <div className="flex min-w-0 flex-wrap gap-x-3 gap-y-1">
          <Select label={t("before")} options={options} value={pair.before} onChange={choose("before")} />
          <Select label={t("after")} options={options} value={pair.after} onChange={choose("after")} />
        </div>
      </header>
      {options.length < 2 ? (
        <EmptyState icon={GitCompareArrows} title={t("single")}>
          {t("single.text")}
        </EmptyState>
      ) : both.data ? (
        <Comparison before={both.data.before} after={both.data.after} />
      ) : (
        <Skeleton lines={10} label={t("loading")} className="p-6" />
      )}
    </div>
  );
}

async function documentAt(key: string, which = ""): Promise<Blueprint | null> {
  const value: unknown =
    which === DRAFT
      ? (await readDefinition("blueprint", key)).draft?.document
      : await readVersion("blueprint", key, Number(which));
  return isBlueprintLike(value) ? value : null;
}
