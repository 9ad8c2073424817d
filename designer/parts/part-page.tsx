import { useParams } from "react-router";
import type { PlaceWords } from "../definition/changes.ts";
import { DefinitionEditor } from "../definition/definition-editor.tsx";
import { useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { PartForm } from "./part-form.tsx";
import { PartUsers } from "./part-users.tsx";
import { isPartLike } from "./plain-part.ts";

const WORDS: PlaceWords = {
  "/states": { en: "states", fr: "états" },
  "/transitions": { en: "steps", fr: "étapes" },
  "/layout": { en: "places", fr: "places" },
};

/** One part. */
export default function PartScreen() {
  const { key = "" } = useParams();
  const t = useWords(parts);
  return (
    <DefinitionEditor
      kind="part"
      of={key}
      list={{ path: "/parts", title: t("title") }}
      Form={PartForm}
      readable={isPartLike}
      words={WORDS}
      Foreseen={PartUsers}
    />
  );
}
