import clsx from "clsx";
import { Bot, Handshake, Lock, Merge, Split } from "lucide-react";
import type { MessageView, TicketView } from "../../../api/contract/ticket-views.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { merge } from "../../i18n/merge.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { MessageBody } from "./message-body.tsx";
import { MessageFiles } from "./message-files.tsx";
import { MessageSending } from "./message-sending.tsx";

/** Words from outside stand at the left, the desk's own at the right; the author is always said as well. */
const ours = (message: MessageView): boolean => message.authorKind === "agent" || message.authorKind === "rule";

export function Conversation({
  ticket,
  messages,
  mine,
  onSplit,
}: {
  readonly ticket: Pick<TicketView, "id" | "description">;
  readonly messages: readonly MessageView[];
  /** Whose page it is when a requester reads: their own words stand at the right. */
  readonly mine?: string;
  /** Makes a ticket of its own of a message. */
  readonly onSplit?: (message: MessageView) => void;
}) {
  const t = useWords(desk);
  if (messages.length === 0)
    return ticket.description ? (
      <div className="bubble max-w-[85%] rounded-xl border border-separator bg-panel px-4 py-3">
        <p className="m-0 mb-1 text-xs text-soft">{t("description")}</p>
        <Markdown text={ticket.description} />
      </div>
    ) : (
      <p className="m-0 py-6 text-center text-soft">{t("message.none")}</p>
    );
  return (
    <ol aria-label={t("conversation")} className="m-0 flex list-none flex-col gap-3 p-0">
      {messages.map((message, index) => (
        <Message
          key={message.id}
          message={message}
          first={index === 0}
          ticket={ticket.id}
          onSplit={onSplit && maySplit(message) ? () => onSplit(message) : null}
          right={mine === undefined ? ours(message) : message.author.id === mine}
          who={mine === message.author.id ? t("you") : mine !== undefined ? null : t(`author.${message.authorKind}`)}
        />
      ))}
    </ol>
  );
}

interface MessageProps {
  readonly message: MessageView;
  readonly first: boolean;
  readonly ticket: string;
  readonly right: boolean;
  /** What the author is to whoever reads; null where the name says enough. */
  readonly who: string | null;
  readonly onSplit: (() => void) | null;
}

/** What a requester said here, and not on a ticket that was merged into this one. */
const maySplit = ({ public: open, author, of }: MessageView): boolean =>
  open && author.id.startsWith("requester:") && of === undefined;

function Message({ message, first, ticket, right, who, onSplit }: MessageProps) {
  const t = useWords(desk);
  const m = useWords(merge);
  const o = useWords(thirdParties);
  const language = useLanguage();
  return (
    <li className={clsx("flex min-w-0 gap-2", right && "flex-row-reverse")}>
      <Avatar name={message.author.name} />
      <article
        aria-label={[message.author.name, who, dateTime(message.at, language)].filter(Boolean).join(", ")}
        className={clsx(
          "bubble max-w-[min(85%,680px)] min-w-0 rounded-xl border px-3.5 py-2.5",
          message.thread
            ? "border-s-4 border-dashed border-info bg-panel"
            : !message.public
              ? "border-s-4 border-waiting bg-waiting-fill"
              : right
                ? "border-transparent bg-info-fill"
                : "border-separator bg-panel",
        )}
      >
        <header className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-soft">
          <span className="font-medium text-ink">{message.author.name}</span>
          {who && <span>{who}</span>}
          {message.thread && (
            <span
              className="inline-flex items-center gap-1 font-semibold text-info"
              title={o("private.title", { name: message.thread.name })}
            >
              <Handshake size={12} aria-hidden />
              {o("private", { name: message.thread.name })}
            </span>
          )}
          {!message.public && !message.thread && (
            <span className="inline-flex items-center gap-1 font-semibold text-waiting">
              <Lock size={12} aria-hidden />
              {t("internal")}
            </span>
          )}
          {message.automatic && (
            <Badge tone="paused" icon={Bot}>
              {t("automatic")}
            </Badge>
          )}
          <time dateTime={new Date(message.at).toISOString()} title={dateTime(message.at, language)}>
            {shortTime(message.at, language)}
          </time>
          {message.of && (
            <Badge tone="info" icon={Merge}>
              <span title={m("of.title", { number: message.of.number })}>{m("of", { number: message.of.number })}</span>
            </Badge>
          )}
          {onSplit && (
            <IconButton label={m("split")} icon={Split} onClick={onSplit} className="-my-2 ms-auto size-7!" />
          )}
        </header>
        <MessageBody message={message} ticket={ticket} first={first} />
        <MessageFiles files={message.attachments} />
        {message.sending && <MessageSending sending={message.sending} />}
      </article>
    </li>
  );
}
