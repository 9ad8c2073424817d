import type { Macro } from "../../../blueprints/macro.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { ActionList } from "../../rules/action-list.tsx";
import { DescriptionField } from "../../rules/description-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { SectionField } from "../../rules/section-field.tsx";
import { WhenField } from "../../rules/when-field.tsx";

/** A macro: where it is offered, and what it does. */
export function MacroForm(props: DefinitionFormProps<Macro>) {
  const { document, change } = props;
  const t = useWords(macros);
  const put = (patch: { readonly [K in keyof Macro]?: Macro[K] | undefined }) => change(patched(document, patch));
  return (
    <RuleForm {...props}>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
      <SectionField value={document.section} hint={t("section.hint")} onChange={(section) => put({ section })} />
      <section
        aria-labelledby="sentence"
        className="flex flex-col gap-4 rounded-lg border border-separator bg-panel p-4"
      >
        <div>
          <h2 id="sentence" className="m-0 font-semibold text-base">
            {t("sentence")}
          </h2>
          <p className="m-0 text-soft text-xs">{t("sentence.hint")}</p>
        </div>
        <WhenField
          words={{
            title: t("condition"),
            hint: t("condition.hint"),
            none: t("condition.none"),
            add: t("condition.add"),
          }}
          value={document.when}
          onChange={(when) => put({ when })}
        />
        <div data-pointer="/do">
          <ActionList
            title={t("say.then")}
            value={document.do}
            at="/do"
            onChange={(actions, where) => change(patched(document, { do: actions }), { merge: where })}
          />
        </div>
      </section>
    </RuleForm>
  );
}
