import type { DeskSide } from "../../api/contract/chat.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { chat as words } from "../i18n/chat.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { shortTime } from "../i18n/time.ts";
import { useMessages } from "../screens/ticket/use-ticket.ts";

/** Who reads a reply to a chat, and where: the visitor who is there, or the mail of one who has left. */
export function ChatReaders({
  ticket,
  name,
  chat,
}: {
  readonly ticket: TicketView;
  readonly name: string;
  readonly chat: DeskSide;
}) {
  const t = useWords(words);
  const language = useLanguage();
  const last = useMessages(ticket.id).data?.findLast(({ public: open, authorKind }) => open && authorKind === "agent");
  const time = chat.leftAt === null ? "" : shortTime(chat.leftAt, language);
  const where = chat.here
    ? t("here", { name })
    : chat.email === null
      ? t("waits", { name, time })
      : t("mail", { name, time, email: chat.email });
  return (
    <>
      {where}
      {!chat.known && chat.email !== null && ` ${t("unproved")}`}
      {last !== undefined && chat.seen.includes(last.id) && ` ${t("read")}`}
    </>
  );
}

/** Said aloud while the visitor writes. */
export function ChatTyping({ name, chat }: { readonly name: string; readonly chat: DeskSide | undefined }) {
  const t = useWords(words);
  return (
    <p role="status" className="m-0 text-xs text-soft">
      {chat?.typing ? t("typing", { name }) : ""}
    </p>
  );
}
