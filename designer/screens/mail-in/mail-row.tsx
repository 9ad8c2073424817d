import { Check, Download, X } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { MailInView } from "../../../api/contract/mail-in.ts";
import { client } from "../../data/client.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";

const TONES = { waiting: "info", taken: "good", quarantined: "warning", refused: "paused" } as const;
const AUTOMATIC = ["answer", "bounce", "report", "notice", "list"] as const;
const WHYS = [
  ...["sender", "ownAddress", "spoofed", "colleague", "forgedReply", "handedOn", "unproven", "bounce"],
  ...[
    "automaticAnswer",
    "tooMany",
    "looping",
    "unreadable",
    "tooSlow",
    "tooManyParts",
    "tooLarge",
    "repeated",
    "notTaken",
  ],
] as const;

/** One mail: who sent it, what became of it and why, and what can be done about it. */
export function MailRow({ mail, onChanged }: { readonly mail: MailInView; readonly onChanged: () => void }) {
  const t = useWords(mailIn);
  const language = useLanguage();
  const [busy, setBusy] = useState<"release" | "refuse" | null>(null);
  const { id, from, to, at, status, ticket, by } = mail;
  const subject = mail.subject === "" ? t("no.subject") : mail.subject;
  const automatic = AUTOMATIC.find((kind) => kind === mail.automatic);
  const decide = async (what: "release" | "refuse") => {
    setBusy(what);
    const answer = await client.mailIn[what]({ params: { id } });
    setBusy(null);
    if (answer.ok) toast(t(what === "release" ? "released" : "refused"), { tone: "good" });
    else toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    onChanged();
  };
  return (
    <article aria-label={subject} className="rounded-lg border border-separator bg-panel px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-60 font-medium break-words">{subject}</span>
        {automatic && <Badge tone="info">{t(`automatic.${automatic}`)}</Badge>}
        <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        <time className="text-soft" dateTime={new Date(at).toISOString()} title={dateTime(at, language)}>
          {shortTime(at, language)}
        </time>
      </div>
      <p className="m-0 text-xs text-soft break-words">
        {t("from", { name: from.name === "" ? from.address || "—" : `${from.name} <${from.address}>` })} ·{" "}
        {t("to", { address: to })}
        {by && ` · ${t("by", { name: by.name })}`}
      </p>
      <Reason mail={mail} />
      {ticket && (
        <Link to={`/tickets/${ticket.id}`} className="mt-1 inline-block text-link break-words">
          {t(status === "taken" ? "ticket" : "ticket.seems", {
            number: String(ticket.number),
            subject: ticket.subject,
          })}
        </Link>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {mail.releasable && (
          <Button
            icon={Check}
            busy={busy === "release"}
            disabled={busy !== null}
            onClick={() => void decide("release")}
          >
            {t("release")}
          </Button>
        )}
        {status === "quarantined" && (
          <Button icon={X} busy={busy === "refuse"} disabled={busy !== null} onClick={() => void decide("refuse")}>
            {t("refuse")}
          </Button>
        )}
        <a href={`/api/mail-in/${id}/raw`} download className="inline-flex items-center gap-1.5 text-link">
          <Download size={16} aria-hidden />
          {t("raw")}
        </a>
        {status === "quarantined" && !mail.releasable && <span className="text-soft">{t("release.not")}</span>}
      </div>
    </article>
  );
}

function Reason({ mail: { why, detail } }: { readonly mail: MailInView }) {
  const t = useWords(mailIn);
  const known = WHYS.find((one) => one === why);
  return known ? <p className="mt-2 mb-0 break-words">{t(`why.${known}`, { detail: detail ?? "" })}</p> : null;
}
