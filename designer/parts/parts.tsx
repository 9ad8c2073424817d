import { Puzzle } from "lucide-react";
import { DefinitionList } from "../definition/definition-list.tsx";
import { useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { useRuleList } from "../rules/use-rule-list.ts";
import { isPartLike, plainPart } from "./plain-part.ts";

/** The parts that can be put into blueprints. */
export default function PartsScreen() {
  const t = useWords(parts);
  const { documents } = useRuleList("part", isPartLike);
  return (
    <DefinitionList
      kind="part"
      path="/parts"
      icon={Puzzle}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      draft={plainPart}
      columns={[
        {
          title: t("size"),
          cell: ({ key }) => {
            const part = documents.get(key);
            return part
              ? `${t("counts", { count: part.states.length })}, ${t("steps", { count: part.transitions.length })}`
              : "…";
          },
        },
      ]}
    />
  );
}
