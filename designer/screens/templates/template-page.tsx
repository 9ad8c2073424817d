import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import { isTemplateLike } from "./plain-template.ts";
import { TemplateForm } from "./template-form.tsx";

const WORDS: PlaceWords = {
  "/subject": { en: "subject", fr: "objet" },
  "/subject/en": { en: "English subject", fr: "objet anglais" },
  "/subject/fr": { en: "French subject", fr: "objet français" },
  "/text": { en: "text", fr: "texte" },
  "/text/en": { en: "English text", fr: "texte anglais" },
  "/text/fr": { en: "French text", fr: "texte français" },
};

/** One template. */
export default function TemplateScreen() {
  const { key = "" } = useParams();
  const t = useWords(templates);
  return (
    <DefinitionEditor
      kind="template"
      of={key}
      list={{ path: "/templates", title: t("title") }}
      Form={TemplateForm}
      readable={isTemplateLike}
      words={WORDS}
    />
  );
}
