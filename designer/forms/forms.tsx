import { ClipboardList } from "lucide-react";
import { DefinitionList } from "../definition/definition-list.tsx";
import { forms } from "../i18n/forms.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { useRuleList } from "../rules/use-rule-list.ts";
import { useFields } from "../screens/ticket/attributes.ts";
import { useNames } from "../screens/ticket/names.ts";
import { isFormLike, plainForm } from "./plain-form.ts";

/** What requesters may ask for: where each kind of request goes, and what it asks. */
export default function FormsScreen() {
  const t = useWords(forms);
  const say = useSay();
  const name = useNames();
  const field = useFields();
  const { documents } = useRuleList("form", isFormLike);
  return (
    <DefinitionList
      kind="form"
      path="/forms"
      icon={ClipboardList}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      draft={plainForm}
      columns={[
        {
          title: t("department"),
          cell: ({ key }) => {
            const department = documents.get(key)?.department;
            return department === undefined ? "…" : department === "" ? "–" : name(department);
          },
        },
        {
          title: t("column.asks"),
          cell: ({ key }) => {
            const asks = documents.get(key)?.asks;
            if (!asks) return "…";
            if (asks.length === 0) return <span className="text-soft">{t("asks.none")}</span>;
            return (
              <span className="block min-w-60 text-soft">
                {asks
                  .map((ask) => {
                    const label = say(field(ask.field).name);
                    return ask.required === true ? t("asks.required", { name: label }) : label;
                  })
                  .join(", ")}
              </span>
            );
          },
        },
      ]}
    />
  );
}
