import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { MacroForm } from "./macro-form.tsx";
import { isMacroLike } from "./plain-macro.ts";

const WORDS: PlaceWords = {
  "/when": { en: "condition", fr: "condition" },
  "/do": { en: "actions", fr: "actions" },
  "/section": { en: "section", fr: "rubrique" },
};

/** One macro. */
export default function MacroScreen() {
  const { key = "" } = useParams();
  const t = useWords(macros);
  return (
    <DefinitionEditor
      kind="macro"
      of={key}
      list={{ path: "/macros", title: t("title") }}
      Form={MacroForm}
      readable={isMacroLike}
      words={WORDS}
    />
  );
}
