import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { isTimeRuleLike } from "./counting.ts";
import { TimeRuleForm } from "./rule-form.tsx";

const WORDS: PlaceWords = {
  "/since": { en: "what it counts from", fr: "ce dont elle compte" },
  "/until": { en: "what it counts towards", fr: "ce vers quoi elle compte" },
  "/reaches": { en: "how long", fr: "combien de temps" },
  "/time": { en: "kind of time", fr: "type de temps" },
  "/calendar": { en: "calendar", fr: "calendrier" },
  "/when": { en: "condition", fr: "condition" },
  "/do": { en: "actions", fr: "actions" },
  "/again": { en: "how often again", fr: "à quel rythme de nouveau" },
  "/also": { en: "what is done at certain times", fr: "ce qui se fait à certaines fois" },
};

/** One time rule. */
export default function TimeRuleScreen() {
  const { key = "" } = useParams();
  const t = useWords(timeRules);
  return (
    <DefinitionEditor
      kind="time-rule"
      of={key}
      list={{ path: "/time-rules", title: t("title") }}
      Form={TimeRuleForm}
      readable={isTimeRuleLike}
      words={WORDS}
    />
  );
}
