import { Play, Shapes, X } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { ArrivalView } from "../../../api/contract/channels.ts";
import { client } from "../../data/client.ts";
import { channelLog } from "../../i18n/channel-log.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { readPayload } from "./sample.tsx";
import { useChannelsChanged } from "./use-channels.ts";

const TONES = { taken: "good", waiting: "warning", repeated: "paused", refused: "error" } as const;
const WHYS = [
  ...["noSecret", "unproven", "stale", "unreadable", "undrawn", "notTaken", "draft", "nothingOpen", "fault"],
  ...["dropped", "tooMany", "spam", "passedOver", "challenge"],
] as const;

/** One thing that came: what became of it and why, and what can be done about it. */
export function ArrivalRow({
  channel,
  arrival,
  onSample,
}: {
  readonly channel: string;
  readonly arrival: ArrivalView;
  readonly onSample?: ((text: string) => void) | undefined;
}) {
  const t = useWords(channelLog);
  const language = useLanguage();
  const changed = useChannelsChanged();
  const [busy, setBusy] = useState<"run" | "drop" | null>(null);
  const { id, at, status, why, detail, subject, sender, ticket, whole } = arrival;
  const params = { id: channel, arrival: id };
  const known = WHYS.find((one) => one === why);
  const decide = async (what: "run" | "drop") => {
    setBusy(what);
    const answer = await client.channels[what]({ params });
    setBusy(null);
    if (!answer.ok) toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    else if (what === "drop") toast(t("log.dropped"));
    else if (answer.body.status === "waiting") toast(t("log.stillWaits"), { tone: "error" });
    else toast(t("log.ran"), { tone: "good" });
    await changed();
  };
  const asSample = async () => {
    const text = await readPayload(channel, id);
    if (text !== null) onSample?.(text);
  };
  return (
    <article aria-label={subject || t(`status.${status}`)} className="rounded-lg border border-separator px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        <span className="min-w-0 flex-1 basis-40 font-medium break-words">{subject}</span>
        <time className="text-soft" dateTime={new Date(at).toISOString()} title={dateTime(at, language)}>
          {shortTime(at, language)}
        </time>
      </div>
      {sender !== "" && <div className="text-xs text-soft break-words">{sender}</div>}
      {known && <p className="mt-1 mb-0 break-words">{t(`why.${known}`)}</p>}
      {detail.length > 0 && (
        <ul className="mt-1 mb-0 ps-5 text-soft">
          {detail.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`} className="break-words">
              {message}
            </li>
          ))}
        </ul>
      )}
      {ticket && (
        <Link to={`/tickets/${ticket.id}`} className="mt-1 inline-block text-link break-words">
          {t("log.ticket", { number: String(ticket.number), subject: ticket.subject })}
        </Link>
      )}
      {(status === "waiting" || (whole && onSample)) && (
        <div className="mt-2 flex flex-wrap gap-2">
          {status === "waiting" && (
            <>
              <Button
                size="s"
                icon={Play}
                busy={busy === "run"}
                disabled={busy !== null}
                onClick={() => void decide("run")}
              >
                {t("log.run")}
              </Button>
              <Button
                size="s"
                icon={X}
                busy={busy === "drop"}
                disabled={busy !== null}
                onClick={() => void decide("drop")}
              >
                {t("log.drop")}
              </Button>
            </>
          )}
          {whole && onSample && (
            <Button size="s" icon={Shapes} onClick={() => void asSample()}>
              {t("log.sample")}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
