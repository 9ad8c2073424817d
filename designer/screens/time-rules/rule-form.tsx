import { Plus } from "lucide-react";
import { useState } from "react";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { ActionList } from "../../rules/action-list.tsx";
import { ConditionField } from "../../rules/condition-field.tsx";
import { DescriptionField } from "../../rules/description-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Again, type Put } from "./again.tsx";
import { Opening } from "./opening.tsx";
import { DryRun } from "./touched.tsx";

/** A time rule as a sentence: when, for how long, if, then, again; and under it what it would do now. */
export function TimeRuleForm(props: DefinitionFormProps<TimeRule>) {
  const { document, change, readOnly, wanted } = props;
  const t = useWords(timeRules);
  const [asked, setAsked] = useState(false);
  const put: Put = (patch) => change(patched(document, patch));
  const conditioned = document.when !== undefined || asked || wanted?.pointer.startsWith("/when") === true;
  return (
    <RuleForm {...props}>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
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
        <Opening rule={document} onChange={change} />
        <div data-pointer="/when">
          {conditioned ? (
            <ConditionField
              title={t("condition")}
              hint={t("condition.hint")}
              value={document.when}
              at="/when"
              onChange={(when) => {
                // The last sentence taken away: the place stays open for another.
                setAsked(true);
                put({ when });
              }}
            />
          ) : (
            <p className="m-0 flex flex-wrap items-center gap-2 text-soft">
              {t("condition.none")}
              {!readOnly && (
                <Button size="s" variant="ghost" icon={Plus} onClick={() => setAsked(true)}>
                  {t("condition.add")}
                </Button>
              )}
            </p>
          )}
        </div>
        <div data-pointer="/do">
          <ActionList
            title={t("say.then")}
            value={document.do}
            at="/do"
            onChange={(actions, where) => change(patched(document, { do: actions }), { merge: where })}
          />
        </div>
        <Again rule={document} put={put} />
      </section>
      <DryRun document={document} findings={props.findings} />
    </RuleForm>
  );
}
