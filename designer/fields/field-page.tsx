import { useParams } from "react-router";
import type { PlaceWords } from "../definition/changes.ts";
import { DefinitionEditor } from "../definition/definition-editor.tsx";
import { fields } from "../i18n/fields.ts";
import { useWords } from "../i18n/i18n.ts";
import { FieldEffect } from "./field-effect.tsx";
import { FieldForm } from "./field-form.tsx";
import { isFieldLike } from "./plain-field.ts";

const word = (key: keyof (typeof fields)["en"]) => ({
  en: fields.en[key].toLowerCase(),
  fr: fields.fr[key].toLowerCase(),
});

const WORDS: PlaceWords = {
  "/type": word("kind"),
  "/help": word("help"),
  "/options": word("options"),
  "/pattern": word("pattern"),
  "/message": word("message"),
  "/minLength": word("minLength"),
  "/maxLength": word("maxLength"),
  "/min": word("min"),
  "/max": word("max"),
  "/decimals": word("decimals"),
  "/currency": word("currency"),
};

/** One field. */
export default function FieldScreen() {
  const { key = "" } = useParams();
  const t = useWords(fields);
  return (
    <DefinitionEditor
      key={key}
      kind="field"
      of={key}
      list={{ path: "/fields", title: t("title") }}
      Form={FieldForm}
      readable={isFieldLike}
      words={WORDS}
      Foreseen={FieldEffect}
    />
  );
}
