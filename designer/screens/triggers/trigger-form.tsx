import type { Trigger } from "../../../blueprints/trigger.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { triggers } from "../../i18n/triggers.ts";
import { ActionList } from "../../rules/action-list.tsx";
import { DescriptionField } from "../../rules/description-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { SectionField } from "../../rules/section-field.tsx";
import { WhenField } from "../../rules/when-field.tsx";
import { Starts } from "./starts.tsx";

/** A trigger as a sentence: when this or that happens, if, then. */
export function TriggerForm(props: DefinitionFormProps<Trigger>) {
  const { document, change } = props;
  const t = useWords(triggers);
  const put = (patch: { readonly [K in keyof Trigger]?: Trigger[K] | undefined }) => change(patched(document, patch));
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
        <Starts value={document.on} onChange={(on) => put({ on })} />
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
