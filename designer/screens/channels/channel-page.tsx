import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { channels } from "../../i18n/channels.ts";
import { useWords } from "../../i18n/i18n.ts";
import { ChannelForm } from "./channel-form.tsx";
import { isChannelLike } from "./presets.ts";

const WORDS: PlaceWords = {
  "/department": { en: "department", fr: "département" },
  "/language": { en: "language", fr: "langue" },
  "/type": { en: "type of its tickets", fr: "type de ses tickets" },
  "/product": { en: "product of its tickets", fr: "produit de ses tickets" },
  "/source/as": { en: "what it brings", fr: "ce qu’il apporte" },
  "/source/proof": { en: "how the sender proves itself", fr: "preuve de l’expéditeur" },
  "/source/header": { en: "header of the secret", fr: "en-tête du secret" },
  "/source/automatic": { en: "whether a machine writes", fr: "si une machine écrit" },
  "/source/message": { en: "how the message is drawn", fr: "comment le message est tiré" },
  "/source/requester": { en: "who it comes from", fr: "de qui il vient" },
  "/source/fields": { en: "fields", fr: "champs" },
  "/source/closing": { en: "when it is over", fr: "quand c’est fini" },
  "/source/each": { en: "what is one message", fr: "ce qui fait un message" },
  "/source/only": { en: "what is taken of what comes", fr: "ce qui est pris de ce qui arrive" },
  "/source/challenge": { en: "what the sender hears again", fr: "ce que l’expéditeur réentend" },
  "/source/form": { en: "form", fr: "formulaire" },
  "/source/intro": { en: "introduction", fr: "introduction" },
  "/source/thanks": { en: "thanks", fr: "remerciement" },
  "/source/files": { en: "files", fr: "fichiers" },
  "/source/sites": { en: "sites", fr: "sites" },
};

/** One channel: its sender, its mapping, what came. */
export default function ChannelScreen() {
  const { key = "" } = useParams();
  const t = useWords(channels);
  return (
    <DefinitionEditor
      kind="channel"
      of={key}
      list={{ path: "/channels", title: t("title") }}
      Form={ChannelForm}
      readable={isChannelLike}
      words={WORDS}
    />
  );
}
