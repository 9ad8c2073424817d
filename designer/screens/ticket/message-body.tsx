import { lazy, Suspense } from "react";
import type { MessageView } from "../../../api/contract/ticket-views.ts";
import { Markdown } from "../../ui/markdown.tsx";
import { useMentioned } from "./mentionable.ts";

const HtmlBody = lazy(() => import("./html-body.tsx"));

/** What a message says: our own words as Markdown, what came as HTML made safe and in a frame of its own. */
export function MessageBody({ message, ticket }: { readonly message: MessageView; readonly ticket: string }) {
  const mention = useMentioned();
  const words = message.text === "" ? null : <Markdown text={message.text} mention={mention} />;
  if (message.html === undefined) return words;
  return (
    <Suspense fallback={words}>
      <HtmlBody message={message.id} ticket={ticket} html={message.html} files={message.attachments} words={words} />
    </Suspense>
  );
}
