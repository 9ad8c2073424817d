import { Check, CircleOff } from "lucide-react";
import type { WebhookEndpointView } from "../../../api/contract/webhooks.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { clock, dateTime, relative } from "../../i18n/time.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { Badge } from "../../ui/badge.tsx";
import { detailWords } from "../effects/detail-words.ts";

/** How an endpoint fares, in one word. */
export function EndpointState({ endpoint }: { readonly endpoint: WebhookEndpointView }) {
  const t = useWords(webhooks);
  const language = useLanguage();
  const now = useNow();
  const { active, disabled, failures, pausedUntil, last } = endpoint;
  if (!active)
    return (
      <Badge tone={disabled === null ? "paused" : "error"} icon={CircleOff}>
        {t(disabled === null ? "state.off" : "state.gone")}
      </Badge>
    );
  if (pausedUntil !== null && pausedUntil > now)
    return <Badge tone="error">{t("state.paused", { time: clock(pausedUntil, language) })}</Badge>;
  if (failures > 0) return <Badge tone="warning">{t("state.failing", { count: failures })}</Badge>;
  if (!last) return <Badge tone="info">{t("state.unknown")}</Badge>;
  if (!last.ok) return <Badge tone="warning">{t("state.lastFailed")}</Badge>;
  return (
    <Badge tone="good" icon={Check}>
      {t("state.good")}
    </Badge>
  );
}

/** When it was last called, and what came of it. */
export function LastAttempt({ endpoint }: { readonly endpoint: WebhookEndpointView }) {
  const t = useWords(webhooks);
  const language = useLanguage();
  const now = useNow();
  const { last } = endpoint;
  if (!last) return <span className="text-soft">{t("last.never")}</span>;
  return (
    <>
      <time dateTime={new Date(last.at).toISOString()} title={dateTime(last.at, language)}>
        {relative(last.at, language, now)}
      </time>
      <span className="block text-xs break-words text-soft">{detailWords(last.detail, language)}</span>
    </>
  );
}
