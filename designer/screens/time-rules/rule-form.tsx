import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { ActionList } from "../../rules/action-list.tsx";
import { DescriptionField } from "../../rules/description-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Sentence } from "../../rules/sentence.tsx";
import { WhenField } from "../../rules/when-field.tsx";
import { Again, type Put } from "./again.tsx";
import { Opening } from "./opening.tsx";
import { DryRun } from "./touched.tsx";

/** A time rule as a sentence: when, for how long, if, then, again; and under it what it would do now. */
export function TimeRuleForm(props: DefinitionFormProps<TimeRule>) {
  const { document, change } = props;
  const t = useWords(timeRules);
  const put: Put = (patch) => change(patched(document, patch));
  return (
    <RuleForm {...props}>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
      <Sentence title={t("sentence")} hint={t("sentence.hint")}>
        <Opening rule={document} onChange={change} />
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
        <Again rule={document} put={put} />
      </Sentence>
      <DryRun document={document} findings={props.findings} />
    </RuleForm>
  );
}
