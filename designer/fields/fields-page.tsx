import { TextCursorInput } from "lucide-react";
import type { FieldDefinition } from "../../blueprints/field.ts";
import { fieldKind } from "../../blueprints/field-kinds.ts";
import { DefinitionList } from "../definition/definition-list.tsx";
import { fields } from "../i18n/fields.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { useRuleList } from "../rules/use-rule-list.ts";
import { isFieldLike, plainField } from "./plain-field.ts";

/** Custom fields of tickets: what is asked beyond the attributes that every ticket has. */
export default function FieldsScreen() {
  const t = useWords(fields);
  const say = useSay();
  const { documents } = useRuleList("field", isFieldLike);
  return (
    <DefinitionList
      kind="field"
      path="/fields"
      icon={TextCursorInput}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      draft={plainField}
      columns={[
        {
          title: t("kind"),
          cell: ({ key }) => {
            const kind = fieldKind(documents.get(key)?.type ?? "");
            return kind ? say(kind.title) : "…";
          },
        },
        {
          title: t("column.used"),
          cell: ({ key }) => {
            const document = documents.get(key);
            return document ? <Held field={document} /> : "…";
          },
        },
      ]}
    />
  );
}

/** In a line what the field is held to: its options by name, else its limits. */
function Held({ field }: { readonly field: FieldDefinition }) {
  const t = useWords(fields);
  const say = useSay();
  const { options, pattern, min, max, minLength, maxLength, decimals, currency } = field;
  const limits = { pattern, currency, min, max, decimals, minLength, maxLength } as const;
  const told = options
    ? options.map(({ name }) => say(name)).join(", ")
    : Object.entries(limits)
        .flatMap(([limit, value]) =>
          value === undefined ? [] : [`${t(limit as keyof typeof limits).toLowerCase()} ${value}`],
        )
        .join(", ");
  return <span className="line-clamp-2 block min-w-40 text-soft">{told}</span>;
}
