import { Play, SkipForward, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { useViews } from "./use-views.ts";

const TICKET = /^\/tickets\/([^/]+)$/;

/** Where somebody walks a view ticket by ticket: on to the next one, or past this one with a reason. */
export function PlayBar() {
  const { pathname, search } = useLocation();
  const view = new URLSearchParams(search).get("play");
  const ticket = TICKET.exec(pathname)?.[1];
  return view !== null && ticket !== undefined ? <Playing key={ticket} view={view} ticket={ticket} /> : null;
}

function Playing({ view, ticket }: { readonly view: string; readonly ticket: string }) {
  const t = useWords(queue);
  const say = useSay();
  const navigate = useNavigate();
  const views = useViews();
  const [reason, setReason] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = views.data?.find(({ key }) => key === view)?.name;
  const go = async (skip?: { readonly ticket: string; readonly reason: string }) => {
    setBusy(true);
    setSaid(null);
    try {
      const body = { after: ticket, ...(skip && { skip }) };
      const { next } = bodyOf(await client.views.next({ params: { key: view }, body }));
      if (next) return await navigate(`/tickets/${next.ticket.id}?play=${view}`);
      setSaid(t("play.none"));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  useShortcut("g n", () => void go());
  const skip = (event: FormEvent) => {
    event.preventDefault();
    void go({ ticket, reason: reason ?? "" });
  };
  return (
    <section
      aria-label={t("play.bar")}
      className="flex flex-wrap items-center gap-2 border-b border-separator bg-info-fill px-4 py-1.5 text-info"
    >
      <span className="min-w-0 flex-1 truncate">
        {t("play.walking", { name: name === undefined ? view : say(name) })}
      </span>
      <span role="status">{said}</span>
      {reason === null ? (
        <Button size="s" icon={SkipForward} onClick={() => setReason("")}>
          {t("play.skip")}
        </Button>
      ) : (
        <form onSubmit={skip} className="flex items-center gap-2">
          <input
            aria-label={t("play.reason")}
            placeholder={t("play.reason")}
            maxLength={500}
            value={reason}
            // biome-ignore lint/a11y/noAutofocus: it stands where the button was that has just been pressed
            autoFocus
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && setReason(null)}
            className="control"
          />
          <Button size="s" type="submit" busy={busy}>
            {t("play.skip")}
          </Button>
        </form>
      )}
      <Button size="s" variant="primary" icon={Play} hint="g n" busy={busy} onClick={() => void go()}>
        {t("play")}
      </Button>
      <Link
        to={`/tickets?view=${view}`}
        aria-label={t("play.stop")}
        title={t("play.stop")}
        className="target flex size-8 items-center justify-center text-info"
      >
        <X size={16} aria-hidden />
      </Link>
    </section>
  );
}
