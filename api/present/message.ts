import type { Message } from "../../blueprints/message.ts";
import type { MessageView } from "../contract/ticket-views.ts";
import type { Names } from "./names.ts";

export const messageView = (
  message: Message,
  names: Names,
  of: MessageView["of"] | null = null,
  party: string | null = null,
): MessageView => ({
  id: message.id,
  at: message.at,
  public: message.public,
  channel: message.channel,
  author:
    message.authorKind === "thirdParty" && party !== null
      ? { id: message.author, name: party }
      : names.of(message.author),
  authorKind: message.authorKind,
  from: message.from,
  to: message.to.map((id) => names.of(id).name),
  cc: [...message.cc],
  automatic: message.automatic,
  text: message.text,
  ...(message.html !== undefined && { html: message.html }),
  attachments: message.attachments.map((attachment) => ({ ...attachment })),
  ...(of && { of }),
  ...(message.thread !== undefined && { thread: { id: message.thread, name: party ?? "" } }),
});
