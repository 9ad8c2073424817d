import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { triggers } from "../../i18n/triggers.ts";
import { isTriggerLike } from "./plain-trigger.ts";
import { TriggerForm } from "./trigger-form.tsx";

const WORDS: PlaceWords = {
  "/on": { en: "what starts it", fr: "ce qui le lance" },
  "/when": { en: "condition", fr: "condition" },
  "/do": { en: "actions", fr: "actions" },
  "/section": { en: "section", fr: "rubrique" },
};

/** One trigger. */
export default function TriggerScreen() {
  const { key = "" } = useParams();
  const t = useWords(triggers);
  return (
    <DefinitionEditor
      kind="trigger"
      of={key}
      list={{ path: "/triggers", title: t("title") }}
      Form={TriggerForm}
      readable={isTriggerLike}
      words={WORDS}
    />
  );
}
