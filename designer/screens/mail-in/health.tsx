import { Link } from "react-router";
import type { MailboxHealth } from "../../../api/contract/mail-in.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { dateTime, relative } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FetchingState } from "./fetching-state.tsx";
import { OutgoingTest } from "./outgoing-test.tsx";
import { useHealth } from "./use-health.ts";

/** How each address fares, and where mail comes in. */
export function Health() {
  const t = useWords(mailIn);
  const found = useHealth();
  const { items = [], receiver = null } = found.data ?? {};
  return (
    <section aria-labelledby="addresses" className="mb-6">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
        <h2 id="addresses" className="m-0 font-semibold text-base">
          {t("health")}
        </h2>
        <Link to="/mailboxes" className="text-link">
          {t("address.title")}
        </Link>
      </div>
      {found.isPending && <Skeleton lines={2} />}
      {found.isError && !found.data && (
        <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />
      )}
      {found.data && (receiver || items.length === 0 || items.some(({ fetching }) => !fetching)) && (
        <p className="mt-0 mb-2 text-soft">
          {receiver ? t("receiver", { host: receiver.host, port: String(receiver.port) }) : t("receiver.off")}
        </p>
      )}
      {found.isSuccess && items.length === 0 && (
        <p className="m-0 text-soft">
          {t("health.none")}{" "}
          <Link to="/mailboxes" className="text-link">
            {t("health.add")}
          </Link>
        </p>
      )}
      <ul className="m-0 grid list-none gap-2 p-0 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((mailbox) => (
          <li key={mailbox.key} className="min-w-0 rounded-lg border border-separator bg-panel px-4 py-3">
            <Address mailbox={mailbox} />
          </li>
        ))}
      </ul>
      {items.length > 0 && <p className="mt-2 mb-0 text-xs text-soft">{t("days")}</p>}
      <OutgoingTest />
    </section>
  );
}

function Address({
  mailbox: { key, name, address, on, lastAt, counts, fetching },
}: {
  readonly mailbox: MailboxHealth;
}) {
  const t = useWords(mailIn);
  const language = useLanguage();
  const now = useNow();
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Link to={`/mailboxes/${key}`} className="min-w-0 font-medium break-words text-link">
          {name}
        </Link>
        {!on && <Badge tone="paused">{t("health.off")}</Badge>}
      </div>
      <div className="text-soft break-all">{address}</div>
      <div className="mt-1 text-xs text-soft" title={lastAt === null ? undefined : dateTime(lastAt, language)}>
        {lastAt === null ? t("health.never") : t("health.last", { time: relative(lastAt, language, now) })}
      </div>
      {fetching && <FetchingState of={key} fetching={fetching} />}
      <dl className="m-0 mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {(["taken", "quarantined", "refused", "waiting"] as const)
          .filter((status) => status !== "waiting" || counts.waiting > 0)
          .map((status) => (
            <div key={status} className="flex gap-1">
              <dd className="m-0 font-semibold tabular-nums">{counts[status]}</dd>
              <dt className="text-soft">{t(`count.${status}`)}</dt>
            </div>
          ))}
      </dl>
    </>
  );
}
