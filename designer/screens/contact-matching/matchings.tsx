import { UserSearch } from "lucide-react";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { contactMatching } from "../../i18n/contact-matching.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { isMatchingLike, plainMatching } from "./plain-matching.ts";

/** Rules by which contacts are known again; several count together. */
export default function MatchingsScreen() {
  const t = useWords(contactMatching);
  const { documents } = useRuleList("contact-matching", isMatchingLike);
  return (
    <DefinitionList
      kind="contact-matching"
      path="/contact-matching"
      icon={UserSearch}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      draft={plainMatching}
      columns={[
        {
          title: t("column.organizations"),
          cell: ({ key }) => documents.get(key)?.organizations.length ?? "…",
        },
        { title: t("column.shared"), cell: ({ key }) => documents.get(key)?.shared.length ?? "…" },
      ]}
    />
  );
}
