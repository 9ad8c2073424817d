import { useParams } from "react-router";
import type { PlaceWords } from "../definition/changes.ts";
import { DefinitionEditor } from "../definition/definition-editor.tsx";
import { chat } from "../i18n/chat.ts";
import { useWords } from "../i18n/i18n.ts";
import { ChatForm } from "./chat-form.tsx";
import { isChatLike } from "./plain-chat.ts";

const WORDS: PlaceWords = {
  "/title": { en: "title", fr: "titre" },
  "/greeting": { en: "greeting", fr: "accueil" },
  "/sites": { en: "sites", fr: "sites" },
  "/department": { en: "department", fr: "département" },
  "/calendar": { en: "opening hours", fr: "horaires" },
  "/type": { en: "type of its tickets", fr: "type de ses tickets" },
  "/product": { en: "product of its tickets", fr: "produit de ses tickets" },
  "/address": { en: "support address", fr: "adresse d’assistance" },
};

/** One chat. */
export default function ChatScreen() {
  const { key = "" } = useParams();
  const t = useWords(chat);
  return (
    <DefinitionEditor
      kind="chat"
      of={key}
      list={{ path: "/chats", title: t("title") }}
      Form={ChatForm}
      readable={isChatLike}
      words={WORDS}
    />
  );
}
