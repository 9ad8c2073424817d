import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleAlert, RotateCw } from "lucide-react";
import { useState } from "react";
import type { Fetching } from "../../../api/contract/mail-servers.ts";
import { client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailServers } from "../../i18n/mail-servers.ts";
import { dateTime, relative } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { accountWords, faultWords } from "./fault-words.ts";

/** How fetching from a mail server goes: the last look, the first time through, or what is wrong and since when. */
export function FetchingState({ of, fetching }: { readonly of: string; readonly fetching: Fetching }) {
  const t = useWords(mailServers);
  const language = useLanguage();
  const now = useNow();
  const { account, lookedAt, connected, first, fault } = fetching;
  return (
    <div className="mt-2 flex flex-col gap-1 text-xs">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-soft">
        <span className="min-w-0 break-all">{t("fetch.account", { account: accountWords(account) })}</span>
        {connected && !fault && (
          <Badge tone="good" icon={Check}>
            {t("fetch.connected")}
          </Badge>
        )}
      </div>
      {first && <FirstTime {...first} />}
      {fault ? (
        <Fault of={of} fetching={fetching} />
      ) : (
        <div className="text-soft" title={lookedAt === null ? undefined : dateTime(lookedAt, language)}>
          {lookedAt === null ? t("fetch.waiting") : t("fetch.looked", { time: relative(lookedAt, language, now) })}
        </div>
      )}
    </div>
  );
}

function FirstTime({ kept, found }: NonNullable<Fetching["first"]>) {
  const t = useWords(mailServers);
  const language = useLanguage();
  const inWords = new Intl.NumberFormat(language);
  const words = t("fetch.first", { kept: inWords.format(kept), found: inWords.format(found) });
  return (
    <div className="flex flex-col gap-1">
      <span>{words}</span>
      <progress value={kept} max={Math.max(found, 1)} aria-label={words} className="h-2 w-full accent-primary" />
    </div>
  );
}

function Fault({ of, fetching: { account, fault } }: { readonly of: string; readonly fetching: Fetching }) {
  const t = useWords(mailServers);
  const language = useLanguage();
  const now = useNow();
  const changed = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (!fault) return null;
  const host = account.slice(account.lastIndexOf("@") + 1);
  const again = async () => {
    setBusy(true);
    const answer = await client.mailServers.lookAgain({ params: { key: of } });
    setBusy(false);
    if (answer.ok) toast(t("fetch.trying"));
    else toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    void changed.invalidateQueries({ queryKey: keys.mailIn });
  };
  return (
    <>
      <div className="flex items-start gap-1 text-error">
        <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
        <span className="min-w-0 break-words">{faultWords(t, fault, host)}</span>
      </div>
      <div className="text-soft">
        {t("fetch.failing", {
          since: dateTime(fault.since, language),
          again: relative(Math.max(fault.againAt, now), language, now),
        })}
      </div>
      <Button size="s" icon={RotateCw} busy={busy} className="self-start" onClick={() => void again()}>
        {t("fetch.now")}
      </Button>
    </>
  );
}
