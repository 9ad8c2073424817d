import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { contactMatching } from "../../i18n/contact-matching.ts";
import { useWords } from "../../i18n/i18n.ts";
import { MatchingForm } from "./matching-form.tsx";
import { isMatchingLike } from "./plain-matching.ts";

const WORDS: PlaceWords = {
  "/subaddresses": { en: "subaddresses", fr: "sous-adresses" },
  "/shared": { en: "shared mailboxes", fr: "boîtes partagées" },
  "/organizations": { en: "organizations by domain", fr: "organisations par domaine" },
};

/** One set of rules by which contacts are known again. */
export default function MatchingScreen() {
  const { key = "" } = useParams();
  const t = useWords(contactMatching);
  return (
    <DefinitionEditor
      kind="contact-matching"
      of={key}
      list={{ path: "/contact-matching", title: t("title") }}
      Form={MatchingForm}
      readable={isMatchingLike}
      words={WORDS}
    />
  );
}
