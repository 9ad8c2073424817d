import { FileText } from "lucide-react";
import { Link } from "react-router";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import { useRuleList } from "../../rules/use-rule-list.ts";
import { isTemplateLike, plainTemplate } from "./plain-template.ts";
import { PATHS, useTemplateUses } from "./use-template-uses.ts";

/** The messages of the desk: the subject of each, and which documents write with it. */
export default function Templates() {
  const t = useWords(templates);
  const say = useSay();
  const { documents } = useRuleList("template", isTemplateLike);
  const uses = useTemplateUses();
  return (
    <DefinitionList
      kind="template"
      path="/templates"
      icon={FileText}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      draft={plainTemplate}
      columns={[
        {
          title: t("column.subject"),
          cell: (item) => {
            const document = documents.get(item.key);
            if (!document) return "…";
            return (
              <span className="block min-w-40 text-soft">
                {document.subject === undefined ? t("subject.none") : say(document.subject)}
              </span>
            );
          },
        },
        {
          title: t("column.used"),
          cell: (item) => {
            if (!uses) return "…";
            const own = uses.filter(({ template }) => template === item.key);
            if (own.length === 0) return <span className="text-soft">{t("used.nowhere")}</span>;
            return (
              <ul className="m-0 min-w-40 list-none p-0">
                {own.map(({ kind, key, name }) => (
                  <li key={`${kind} ${key}`}>
                    <Link to={`${PATHS[kind]}/${key}`} className="text-link hover:underline">
                      {say(name)}
                    </Link>
                  </li>
                ))}
              </ul>
            );
          },
        },
      ]}
    />
  );
}
