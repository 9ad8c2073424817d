import { DEFAULT_CALENDAR } from "../../../blueprints/calendar.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { CalendarField, useCalendarNames } from "../../rules/calendar-field.tsx";
import { ConditionField } from "../../rules/condition-field.tsx";
import { DescriptionField } from "../../rules/description-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Select } from "../../ui/select.tsx";
import { PolicyMatches } from "./policy-matches.tsx";
import { TargetGrid } from "./target-grid.tsx";
import { WorkedExample } from "./worked-example.tsx";

/** An SLA policy: which tickets, the table of promises, and what it comes to for one of them. */
export function PolicyForm(props: DefinitionFormProps<SlaPolicy>) {
  const { document, change, readOnly, directory } = props;
  const t = useWords(timeLimits);
  const words = useWords(rules);
  const calendarName = useCalendarNames();
  const put = (patch: { readonly [K in keyof SlaPolicy]?: SlaPolicy[K] | undefined }) =>
    change(patched(document, patch));
  return (
    <RuleForm {...props}>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
      <section aria-labelledby="which" className="flex flex-col gap-4">
        <div data-pointer="/when">
          <h2 id="which" className="m-0 mb-1 font-semibold text-base">
            {t("which")}
          </h2>
          <ConditionField
            title={t("which")}
            hideTitle
            hint={t("which.hint")}
            value={document.when}
            at="/when"
            empty={t("which.all")}
            onChange={(when) => put({ when })}
          />
          <PolicyMatches document={document} />
        </div>
        <div className="flex flex-wrap gap-4">
          <div data-pointer="/calendar" className="w-112 max-w-full">
            <CalendarField
              label={words("calendar")}
              empty={words("calendar.default", { name: calendarName(DEFAULT_CALENDAR) })}
              value={document.calendar}
              at="/calendar"
              onChange={(calendar) => put({ calendar })}
            />
          </div>
          <div data-pointer="/appliesTo" className="w-112 max-w-full">
            <Select
              label={t("appliesTo")}
              disabled={readOnly}
              value={document.appliesTo ?? "all"}
              options={(["all", "newTickets"] as const).map((value) => ({ value, label: t(`appliesTo.${value}`) }))}
              onChange={(value) => put({ appliesTo: value === "newTickets" ? value : undefined })}
            />
          </div>
        </div>
      </section>
      <TargetGrid policy={document} findings={props.findings} onChange={(next) => change(next)} />
      <WorkedExample policy={document} directory={directory} />
    </RuleForm>
  );
}

/** True for a policy whose form can be drawn, finished or not. */
export function isPolicyLike(value: unknown): value is SlaPolicy {
  if (typeof value !== "object" || value === null || !("targets" in value)) return false;
  const { targets } = value;
  const whole = (it: unknown): boolean =>
    typeof it === "object" && it !== null && "metric" in it && "within" in it && typeof it.within === "string";
  return Array.isArray(targets) && targets.every(whole) && settingsReadable("metrics" in value ? value.metrics : {});
}

const settingsReadable = (metrics: unknown): boolean =>
  typeof metrics === "object" &&
  metrics !== null &&
  Object.values(metrics).every((it: unknown) => typeof it === "object" && it !== null && listsIn(it));

const listsIn = (settings: object): boolean => {
  const list = (value: unknown): boolean =>
    value === undefined || (Array.isArray(value) && value.every((it) => typeof it === "object" && it !== null));
  const steps = "escalate" in settings ? settings.escalate : undefined;
  return (
    list("warn" in settings ? settings.warn : undefined) &&
    list(steps) &&
    (!Array.isArray(steps) || steps.every((it: { readonly do?: unknown }) => Array.isArray(it.do)))
  );
};
