import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { isPolicyLike, PolicyForm } from "./policy-form.tsx";

const WORDS: PlaceWords = {
  "/when": { en: "which tickets", fr: "quels tickets" },
  "/calendar": { en: "calendar", fr: "calendrier" },
  "/appliesTo": { en: "whom a new version reaches", fr: "qui une nouvelle version touche" },
  "/targets": { en: "promised times", fr: "délais promis" },
  "/metrics": { en: "pauses, warnings, escalation", fr: "pauses, avertissements, escalade" },
};

/** One SLA policy. */
export default function TimeLimitScreen() {
  const { key = "" } = useParams();
  const t = useWords(timeLimits);
  return (
    <DefinitionEditor
      kind="sla-policy"
      of={key}
      list={{ path: "/time-limits", title: t("title") }}
      Form={PolicyForm}
      readable={isPolicyLike}
      words={WORDS}
    />
  );
}
