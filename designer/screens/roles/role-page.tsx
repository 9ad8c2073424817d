import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { roles } from "../../i18n/roles.ts";
import { isRoleLike } from "./plain-role.ts";
import { RoleForm } from "./role-form.tsx";

const WORDS: PlaceWords = {
  "/basedOn": { en: "what it stands on", fr: "ce sur quoi il se fonde" },
  "/rights": { en: "rights", fr: "droits" },
  "/sees": { en: "whose tickets it shows", fr: "les tickets qu’il montre" },
};

/** One role of the desk's own. */
export default function RoleScreen() {
  const { key = "" } = useParams();
  const t = useWords(roles);
  return (
    <DefinitionEditor
      kind="role"
      of={key}
      list={{ path: "/roles", title: t("title") }}
      Form={RoleForm}
      readable={isRoleLike}
      words={WORDS}
    />
  );
}
