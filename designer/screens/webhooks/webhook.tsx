import { Link, useParams } from "react-router";
import { useWords } from "../../i18n/i18n.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Endpoint } from "./endpoint.tsx";
import { useEndpoints } from "./use-endpoints.ts";

/** One endpoint: what may be done with it, and what was sent there. */
export default function WebhookScreen() {
  const t = useWords(webhooks);
  const { id = "" } = useParams();
  const list = useEndpoints();
  if (list.isError && !list.data)
    return <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={8} />;
  const endpoint = list.data.items.find((one) => one.id === id);
  if (!endpoint) return <EmptyState title={t("missing")} action={<Link to="/webhooks">{t("back")}</Link>} />;
  return <Endpoint endpoint={endpoint} />;
}
