import { useState } from "react";
import { Link } from "react-router";
import { type DefinitionView, type LiveCount, UPDATED_NOTE } from "../../api/contract/definition-views.ts";
import { compare } from "../i18n/compare.ts";
import { designer } from "../i18n/designer.ts";
import { following } from "../i18n/following.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { dateTime } from "../i18n/time.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useFollow } from "../versions/follow-context.ts";
import { pathOfComparison } from "../versions/pair.ts";
import type { PlaceWords } from "./changes.ts";
import { ComparedVersion } from "./compared-version.tsx";

/** Draft and published versions, newest first: to look at, or to take as the new draft. */
export function VersionsPanel({
  view,
  live,
  looking,
  mayEdit,
  onView,
  onUse,
  words,
}: {
  readonly view: DefinitionView;
  readonly live: readonly LiveCount[];
  readonly looking: number | null;
  readonly mayEdit: boolean;
  readonly onView: (version: number | null) => void;
  readonly onUse: (version: number) => void;
  /** Names of the kind's parts, for what is compared in words. */
  readonly words?: PlaceWords | undefined;
}) {
  const t = useWords(designer);
  const w = useWords(following);
  const c = useWords(compare);
  const onFollow = useFollow();
  const say = useSay();
  const language = useLanguage();
  const [compared, setCompared] = useState<number | null>(null);
  const noteOf = (note: string) => (note === UPDATED_NOTE ? t("versions.updated") : note);
  if (view.versions.length === 0) return <EmptyState title={t("versions.none")} />;
  const others = live.filter(({ version }) => version !== view.published).reduce((sum, it) => sum + it.tickets, 0);
  const versions = [...view.versions].sort((a, b) => b.version - a.version);
  return (
    <ul className="m-0 list-none p-0">
      {view.draft && (
        <li className="flex flex-wrap items-center gap-2 px-3 py-1.5">
          <span className="font-medium">{t("versions.draft")}</span>
          <span className="text-soft">
            {t("versions.by", { name: say(view.draft.author.name), time: dateTime(view.draft.at, language) })}
          </span>
          {looking !== null && (
            <Button size="s" onClick={() => onView(null)}>
              {t("versions.back")}
            </Button>
          )}
        </li>
      )}
      {versions.map((version) => {
        const tickets = live.filter((it) => it.version === version.version).reduce((sum, it) => sum + it.tickets, 0);
        return (
          <li key={version.version} className="flex flex-wrap items-center gap-2 border-t border-separator px-3 py-1.5">
            <span className="font-medium">v{version.version}</span>
            {version.version === view.published && <Badge tone="good">{t("versions.live")}</Badge>}
            {version.status === "retired" && <Badge tone="paused">{t("versions.retired")}</Badge>}
            <span className="text-soft">
              {t("versions.by", { name: say(version.author.name), time: dateTime(version.at, language) })}
            </span>
            <span className="min-w-0 flex-1 truncate">{noteOf(version.note)}</span>
            {tickets > 0 && <span className="text-soft">{t("versions.tickets", { count: tickets })}</span>}
            {onFollow && version.version === view.published && others > 0 && (
              <Button size="s" aria-haspopup="dialog" onClick={onFollow}>
                {w("button", { count: others })}
              </Button>
            )}
            {view.kind === "blueprint" && mayEdit && (view.draft || view.versions.length > 1) && (
              <Link
                to={pathOfComparison(view.key, view, version.version)}
                aria-label={c("compareWith", { version: version.version })}
                className="inline-flex min-h-7 items-center px-2 text-link text-xs"
              >
                {c("compare")}
              </Link>
            )}
            {view.kind !== "blueprint" && (view.draft || view.versions.length > 1) && (
              <Button
                size="s"
                variant="link"
                aria-expanded={compared === version.version}
                aria-label={c("compareWords", { version: version.version })}
                onClick={() => setCompared(compared === version.version ? null : version.version)}
              >
                {c("compare")}
              </Button>
            )}
            <Button size="s" disabled={looking === version.version} onClick={() => onView(version.version)}>
              {t("versions.view")}
            </Button>
            {mayEdit && (
              <Button size="s" variant="ghost" onClick={() => onUse(version.version)}>
                {t("versions.use")}
              </Button>
            )}
            {compared === version.version && <ComparedVersion {...{ view, words }} version={version.version} />}
          </li>
        );
      })}
    </ul>
  );
}
