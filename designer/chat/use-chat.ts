import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { DeskSide } from "../../api/contract/chat.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useMessages } from "../screens/ticket/use-ticket.ts";

/** Who has left without a word is noticed this late. */
const AGAIN_MS = 10_000;
/** The visitor is told so often that somebody types, and forgets it soon. */
const TYPING_MS = 3_000;

const isChat = ({ channel }: TicketView): boolean => channel === "chat";

/** Whether the visitor of a chat is there, and where a reply goes; undefined for a ticket that is no chat's. */
export function useChat(ticket: TicketView): DeskSide | undefined {
  return (
    useQuery({
      queryKey: [...keys.onlookers, "chat", ticket.id],
      enabled: isChat(ticket),
      refetchInterval: AGAIN_MS,
      queryFn: async () => {
        const answer = await client.chat.ofTicket({ params: { id: ticket.id } });
        // Written down under the channel by hand: there is nobody on the other side.
        return !answer.ok && answer.status === 404 ? null : bodyOf(answer);
      },
    }).data ?? undefined
  );
}

/** Tells the visitor that their words are in sight; gives what to call at each key of a reply. */
export function useChatMarks(ticket: TicketView, chat: DeskSide | undefined): () => void {
  const last = useMessages(ticket.id).data?.findLast(({ authorKind }) => authorKind === "requester")?.id;
  const unread = (chat?.unread ?? 0) > 0;
  const { id } = ticket;
  useEffect(() => {
    if (!unread || last === undefined) return;
    const tell = () => {
      if (!document.hidden) void client.chat.desk({ params: { id }, body: { seen: last } });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [id, last, unread]);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  const there = chat?.here === true;
  return useCallback(() => {
    if (!there || performance.now() - typedAt.current < TYPING_MS) return;
    typedAt.current = performance.now();
    void client.chat.desk({ params: { id }, body: { typing: true } });
  }, [id, there]);
}
