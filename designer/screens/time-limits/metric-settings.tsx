import type { Metric } from "../../../blueprints/metric-names.ts";
import type { MetricSettings, SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { STATUSES, type Status } from "../../../blueprints/status.ts";
import { metricType } from "../../../blueprints/vocabulary/metrics.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { optionsOf, useForm } from "../../inspector/form-context.ts";
import { label } from "../../inspector/labels.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { EscalationSteps } from "./escalation-steps.tsx";
import { settingsOf, targetsOf, withSettings } from "./policy-table.ts";
import { Timeline } from "./timeline.tsx";
import { Warnings } from "./warnings.tsx";

/** Metrics that a reply ends: there a policy may let a note count as one. */
const BY_REPLY: readonly Metric[] = ["firstReply", "nextReply", "periodicUpdate", "pausableUpdate"];

/** What pauses a metric, when it warns, and what is done when time is short or over. */
export function MetricSettingsForm({
  policy,
  metric,
  onChange,
}: {
  readonly policy: SlaPolicy;
  readonly metric: Metric;
  readonly onChange: (next: SlaPolicy) => void;
}) {
  const t = useWords(timeLimits);
  const language = useLanguage();
  const form = useForm();
  const { readOnly, errorAt } = form;
  const type = metricType(metric);
  const settings = settingsOf(policy, metric);
  const at = `/metrics/${metric}`;
  const put = (patch: { readonly [K in keyof MetricSettings]?: MetricSettings[K] | undefined }) =>
    onChange(withSettings(policy, metric, patch));
  const { statuses, states = [] } = settings.pausedIn ?? {};
  const pause = (next: { readonly statuses: readonly Status[] | undefined; readonly states: readonly string[] }) => {
    const paused = {
      ...(next.statuses && { statuses: [...next.statuses] }),
      ...(next.states.length > 0 && { states: [...next.states] }),
    };
    put({ pausedIn: Object.keys(paused).length > 0 ? paused : undefined });
  };
  // The usual kind of time of the row: warnings and steps are counted in each target's own.
  const time = targetsOf(policy).find((it) => it.metric === metric)?.time ?? "working";
  const own = type.pausedIn.map((it) => label(it, language)).join(", ");
  return (
    <div className="flex flex-col gap-5">
      <Timeline settings={settings} time={time} title={t("line.title", { metric: type.title[language] })} />
      <fieldset className="m-0 grid min-w-0 gap-3 border-0 p-0 md:grid-cols-2" data-pointer={`${at}/pausedIn`}>
        <legend className="mb-1 p-0 font-medium">{t("settings.pause")}</legend>
        <MultiCombobox
          label={t("settings.statuses")}
          hint={own === "" ? t("settings.statusesNever") : t("settings.statusesOwn", { list: own })}
          options={STATUSES.filter((it) => it !== "closed").map((it) => ({ value: it, label: label(it, language) }))}
          value={statuses ?? type.pausedIn}
          disabled={readOnly}
          error={errorAt(`${at}/pausedIn/statuses`)}
          onChange={(next) => {
            const chosen = STATUSES.filter((it) => next.includes(it));
            const same = chosen.length === type.pausedIn.length && chosen.every((it) => type.pausedIn.includes(it));
            pause({ statuses: same ? undefined : chosen, states });
          }}
        />
        <MultiCombobox
          label={t("settings.states")}
          options={optionsOf(form, "states")}
          value={states}
          disabled={readOnly}
          error={errorAt(`${at}/pausedIn/states`)}
          onChange={(next) => pause({ statuses, states: next })}
        />
      </fieldset>
      {BY_REPLY.includes(metric) && (
        <Checkbox
          label={t("settings.notes")}
          checked={settings.notes ?? false}
          disabled={readOnly}
          onChange={(on) => put({ notes: on || undefined })}
        />
      )}
      {metric === "groupOwnership" && (
        <MultiCombobox
          label={t("settings.groups")}
          placeholder={t("settings.groupsAll")}
          options={optionsOf(form, "groups")}
          value={settings.groups ?? []}
          disabled={readOnly}
          error={errorAt(`${at}/groups`)}
          onChange={(groups) => put({ groups })}
        />
      )}
      <Warnings value={settings.warn ?? []} time={time} at={`${at}/warn`} onChange={(warn) => put({ warn })} />
      <EscalationSteps
        value={settings.escalate ?? []}
        time={time}
        at={`${at}/escalate`}
        onChange={(escalate) => put({ escalate })}
      />
    </div>
  );
}
