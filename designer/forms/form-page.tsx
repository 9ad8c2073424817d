import { useParams } from "react-router";
import type { PlaceWords } from "../definition/changes.ts";
import { DefinitionEditor } from "../definition/definition-editor.tsx";
import { forms } from "../i18n/forms.ts";
import { useWords } from "../i18n/i18n.ts";
import { FormForm } from "./form-form.tsx";
import { isFormLike } from "./plain-form.ts";

const WORDS: PlaceWords = {
  "/department": { en: "department", fr: "département" },
  "/type": { en: "type of the ticket", fr: "type du ticket" },
  "/requires": { en: "what is required later", fr: "ce qui est exigé plus tard" },
  "/asks": { en: "what it asks", fr: "ce qu’il demande" },
};

/** One form. */
export default function FormScreen() {
  const { key = "" } = useParams();
  const t = useWords(forms);
  return (
    <DefinitionEditor
      kind="form"
      of={key}
      list={{ path: "/forms", title: t("title") }}
      Form={FormForm}
      readable={isFormLike}
      words={WORDS}
    />
  );
}
