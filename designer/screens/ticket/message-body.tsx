import { lazy, Suspense } from "react";
import type { MessageView } from "../../../api/contract/ticket-views.ts";
import { quotedMail } from "../../../runtime/mail/quoted.ts";
import { files as fileWords } from "../../i18n/files.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Markdown } from "../../ui/markdown.tsx";
import { useMentioned } from "./mentionable.ts";

const HtmlBody = lazy(() => import("./html-body.tsx"));

interface MessageBodyProps {
  readonly message: MessageView;
  readonly ticket: string;
  /** The first of its ticket: what it quotes stands nowhere else. */
  readonly first: boolean;
}

/** What a message says: our own words as Markdown, what came as HTML made safe and in a frame of its own. */
export function MessageBody({ message, ticket, first }: MessageBodyProps) {
  const words = message.text === "" ? null : <Words message={message} first={first} />;
  if (message.html === undefined) return words;
  return (
    <Suspense fallback={words}>
      <HtmlBody message={message.id} ticket={ticket} html={message.html} files={message.attachments} words={words} />
    </Suspense>
  );
}

/** The words of a message; of a mail what it quotes of earlier ones is folded, where that is certain. */
function Words({ message, first }: Pick<MessageBodyProps, "message" | "first">) {
  const t = useWords(fileWords);
  const mention = useMentioned();
  const mail = first || message.channel !== "mail" ? null : quotedMail(message.text);
  if (!mail) return <Markdown text={message.text} mention={mention} />;
  return (
    <>
      {mail.before !== "" && <Markdown text={mail.before} mention={mention} />}
      <details className="my-1 text-sm">
        <summary className="target cursor-pointer text-xs text-soft">{t("showQuoted")}</summary>
        <div className="mt-1 border-s-2 border-separator ps-3 text-soft">
          <Markdown text={mail.quoted} mention={mention} />
        </div>
      </details>
      {mail.after !== "" && <Markdown text={mail.after} mention={mention} />}
    </>
  );
}
