import { Download, Play } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ViewSummary } from "../../../api/contract/views.ts";
import { bodyOf, client } from "../../data/client.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";

/** What one does with a whole view: walk it ticket by ticket, or take it along. */
export function QueueTools({ view }: { readonly view: ViewSummary }) {
  const t = useWords(queue);
  const say = useSay();
  const navigate = useNavigate();
  const [said, setSaid] = useState<string | null>(null);
  const play = async () => {
    setSaid(null);
    try {
      const { next } = bodyOf(await client.views.next({ params: { key: view.key }, body: {} }));
      if (next) await navigate(`/tickets/${next.ticket.id}?play=${view.key}`);
      else setSaid(t("play.none"));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  useShortcut("g n", () => void play());
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-separator bg-panel px-4 py-1.5 text-soft text-xs">
      <span className="min-w-0 flex-1 basis-full empty:max-sm:hidden sm:basis-0 sm:truncate">
        {view.description === null ? "" : say(view.description)}
      </span>
      <span role="status">{said}</span>
      <Button size="s" variant="ghost" icon={Play} hint="g n" onClick={() => void play()}>
        {t("play")}
      </Button>
      <a
        href={`/api/views/${view.key}/export?bom=true`}
        download
        className="target inline-flex min-h-7 items-center gap-1.5 rounded-md px-2 text-ink no-underline hover:bg-raised"
      >
        <Download size={14} aria-hidden />
        {t("export")}
      </a>
    </div>
  );
}
