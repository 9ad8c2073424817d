import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { AssignmentForm } from "./assignment-form.tsx";
import { isAssignmentLike } from "./plain-assignment.ts";

const WORDS: PlaceWords = {
  "/group": { en: "group", fr: "groupe" },
  "/method": { en: "method", fr: "méthode" },
  "/load": { en: "what counts as load", fr: "ce qui compte comme charge" },
  "/capacity": { en: "how much one person gets", fr: "combien une personne en reçoit" },
  "/skillsTimeOut": { en: "time-out of skills", fr: "délai des compétences" },
  "/pullsNext": { en: "who pulls the next ticket", fr: "qui reçoit le ticket suivant" },
  "/goesBack": { en: "what goes back when somebody leaves", fr: "ce qui retourne quand quelqu’un s’en va" },
  "/backlog": { en: "order of waiting tickets", fr: "ordre des tickets qui attendent" },
};

/** How one group shares its tickets. */
export default function AssignmentRuleScreen() {
  const { key = "" } = useParams();
  const t = useWords(assignment);
  return (
    <DefinitionEditor
      kind="assignment"
      of={key}
      list={{ path: "/assignment", title: t("title") }}
      Form={AssignmentForm}
      readable={isAssignmentLike}
      words={WORDS}
    />
  );
}
