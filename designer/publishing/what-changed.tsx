import { useQuery } from "@tanstack/react-query";
import type { Kind } from "../../blueprints/kinds.ts";
import { keys } from "../data/queries.ts";
import { changesOf, type PlaceWords } from "../definition/changes.ts";
import { DifferencesList } from "../definition/differences-list.tsx";
import { useTell } from "../definition/use-tell.ts";
import { differences } from "../document/differences.ts";
import { readDefinition, readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

/** What is different between two versions, or between a version and the draft, in words. */
export function WhatChanged({
  kind,
  of,
  before,
  after,
  words,
}: {
  readonly kind: Kind;
  readonly of: string;
  /** Null: there was none before. */
  readonly before: number | null;
  readonly after: number | { readonly draft: number };
  /** Names of the kind's parts. */
  readonly words?: PlaceWords | undefined;
}) {
  const t = useWords(publishing);
  const tell = useTell();
  const texts = useQuery({
    queryKey: [...keys.definitions, kind, of, "difference", before, after],
    queryFn: async () => ({
      old: before === null ? null : await readVersion(kind, of, before),
      now:
        typeof after === "number"
          ? await readVersion(kind, of, after)
          : (await readDefinition(kind, of)).draft?.document,
    }),
  });
  if (texts.isError) return <ErrorState message={texts.error.message} onRetry={() => void texts.refetch()} />;
  if (!texts.data) return <Skeleton lines={2} />;
  const { old, now } = texts.data;
  if (old === null) return <p className="m-0 text-soft">{t("log.first")}</p>;
  const items =
    isBlueprintLike(old) && isBlueprintLike(now)
      ? differences(old, now)
      : changesOf(Object(old), Object(now), words, tell);
  return items.length === 0 ? <p className="m-0 text-soft">{t("same")}</p> : <DifferencesList items={items} />;
}
