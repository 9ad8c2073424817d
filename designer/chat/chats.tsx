import { MessageCircle } from "lucide-react";
import type { Chat } from "../../blueprints/chat.ts";
import { useDirectory } from "../data/session.ts";
import { DefinitionList } from "../definition/definition-list.tsx";
import { chat } from "../i18n/chat.ts";
import { useWords } from "../i18n/i18n.ts";
import { useRuleList } from "../rules/use-rule-list.ts";
import { isChatLike, plainChat } from "./plain-chat.ts";

/** The chats that sites put into their pages. */
export default function ChatsScreen() {
  const t = useWords(chat);
  const { documents } = useRuleList("chat", isChatLike);
  const departments = useDirectory().data?.departments ?? [];
  const sitesOf = (one: Chat | undefined): string => (one ? one.sites.join(", ") || t("sites.none") : "…");
  return (
    <DefinitionList
      kind="chat"
      path="/chats"
      icon={MessageCircle}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      draft={plainChat}
      columns={[
        { title: t("sites"), cell: ({ key }) => sitesOf(documents.get(key)) },
        {
          title: t("department"),
          cell: ({ key }) => departments.find(({ id }) => id === documents.get(key)?.department)?.name ?? "…",
        },
      ]}
    />
  );
}
