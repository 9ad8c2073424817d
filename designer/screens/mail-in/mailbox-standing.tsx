import { Link } from "react-router";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { mailServers } from "../../i18n/mail-servers.ts";
import { dateTime, relative } from "../../i18n/time.ts";
import { FetchingState } from "./fetching-state.tsx";
import { useHealth } from "./use-health.ts";

/** How a published address fares, above its document; nothing before it has been published. */
export function MailboxStanding({ of }: { readonly of: string }) {
  const t = useWords(mailServers);
  const m = useWords(mailIn);
  const language = useLanguage();
  const now = useNow();
  const mailbox = useHealth().data?.items.find(({ key }) => key === of);
  if (!mailbox?.on) return null;
  const { lastAt, counts, fetching } = mailbox;
  return (
    <section aria-labelledby="standing" className="max-w-180 rounded-lg border border-separator bg-panel p-4">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id="standing" className="m-0 font-semibold text-base">
          {t("standing")}
        </h2>
        <Link to="/mail-in" className="text-link">
          {t("standing.quarantine")}
        </Link>
      </div>
      <p className="mt-1 mb-0" title={lastAt === null ? undefined : dateTime(lastAt, language)}>
        {lastAt === null ? m("health.never") : m("health.last", { time: relative(lastAt, language, now) })}
        {" · "}
        {t("standing.text", { taken: counts.taken, quarantined: counts.quarantined })}
      </p>
      {fetching && <FetchingState {...{ of, fetching }} />}
    </section>
  );
}
