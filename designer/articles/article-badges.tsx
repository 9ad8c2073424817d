import { Lock, PencilLine } from "lucide-react";
import type { ArticleSummary } from "../../api/contract/articles.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { Badge } from "../ui/badge.tsx";

/** What an agent has to know before an article is passed on: who may read it, and whether it holds. */
export function ArticleBadges({
  visibility,
  version,
  draft,
  reviewDue,
}: Pick<ArticleSummary, "visibility" | "version" | "draft" | "reviewDue">) {
  const t = useWords(articles);
  return (
    <>
      {visibility === "internal" && (
        <Badge tone="paused" icon={Lock}>
          {t("internal")}
        </Badge>
      )}
      {version === 0 ? (
        <Badge tone="info" icon={PencilLine}>
          {t("notPublished")}
        </Badge>
      ) : (
        draft && (
          <Badge tone="info" icon={PencilLine}>
            {t("draft")}
          </Badge>
        )
      )}
      {reviewDue && <Badge tone="warning">{t("reviewDue")}</Badge>}
    </>
  );
}
