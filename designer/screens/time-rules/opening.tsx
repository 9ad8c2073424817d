import { type ReactNode, useMemo } from "react";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { DEFAULT_CALENDAR } from "../../../blueprints/calendar.ts";
import { STATUSES } from "../../../blueprints/status.ts";
import type { Text } from "../../../blueprints/text.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { patched } from "../../commands/edits.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { useForm } from "../../inspector/form-context.ts";
import { label } from "../../inspector/labels.ts";
import { CalendarField, useCalendarNames } from "../../rules/calendar-field.tsx";
import { DurationField } from "../../rules/duration-field.tsx";
import { useProcesses } from "../../rules/use-processes.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { type Option, Select } from "../../ui/select.tsx";
import { dateFields, FROM, fromOf, isUntil, stateFrom, stateValue, withFrom } from "./counting.ts";

/** "When a ticket has been in state En cours for 48 hours of calendar time": each choice stands in the sentence. */
export function Opening({ rule, onChange }: { readonly rule: TimeRule; readonly onChange: (next: TimeRule) => void }) {
  const t = useWords(timeRules);
  const words = useWords(rules);
  const calendarName = useCalendarNames();
  const { directory, readOnly, errorAt } = useForm();
  const processes = useProcesses();
  const fields = directory?.fields ?? [];
  const from = fromOf(rule);
  const until = isUntil(from);
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
      <Said>{t("say.when")}</Said>
      <div data-pointer={until ? "/until" : "/since"} className="flex max-w-full flex-wrap items-start gap-2">
        <Select
          label={t("from")}
          hideLabel
          className="w-64 max-w-full"
          disabled={readOnly}
          error={errorAt(until ? "/until" : "/since")}
          value={from}
          options={FROM.map((value) => ({ value, label: t(`from.${value}`) }))}
          onChange={(value) => {
            const next = FROM.find((it) => it === value);
            if (next) onChange(withFrom(rule, next, processes, fields));
          }}
        />
        <Which rule={rule} onChange={onChange} />
      </div>
      <Said>{t(until ? "say.before" : "say.for")}</Said>
      <div data-pointer="/reaches">
        <DurationField
          label={t("reaches")}
          hideLabel
          className="w-40"
          value={rule.reaches}
          time={rule.time}
          disabled={readOnly}
          error={errorAt("/reaches")}
          onChange={(reaches, time) => onChange({ ...rule, reaches, time })}
        />
      </div>
      <Said>{t(until ? "say.ahead" : "say.counted")}</Said>
      {until && <Said>{t("say.counted")}</Said>}
      <div data-pointer="/time">
        <Select
          label={words("time.kind")}
          hideLabel
          className="w-44"
          disabled={readOnly}
          value={rule.time}
          options={[
            { value: "calendar", label: words("time.calendar") },
            { value: "working", label: words("time.working") },
          ]}
          onChange={(time) => onChange({ ...rule, time: time === "working" ? "working" : "calendar" })}
        />
      </div>
      {rule.time === "working" && (
        <>
          <Said>{t("say.by")}</Said>
          <div data-pointer="/calendar">
            <CalendarField
              label={words("calendar")}
              hideLabel
              className="w-56 max-w-full"
              empty={words("calendar.unnamed", { name: calendarName(DEFAULT_CALENDAR) })}
              value={rule.calendar}
              at="/calendar"
              onChange={(calendar) => onChange(patched(rule, { calendar }))}
            />
          </div>
        </>
      )}
    </div>
  );
}

const Said = ({ children }: { readonly children: ReactNode }) =>
  children ? <span className="py-1.5">{children}</span> : null;

/** Which state, status or field: what the first choice asks for. */
function Which({ rule, onChange }: { readonly rule: TimeRule; readonly onChange: (next: TimeRule) => void }) {
  const t = useWords(timeRules);
  const language = useLanguage();
  const say = useSay();
  const { directory, readOnly, errorAt } = useForm();
  const processes = useProcesses();
  const { since, until } = rule;
  // The same list as long as the processes are the same: a new one would take back what is being typed.
  const states = useMemo(() => stateOptions(processes, say, (state) => t("state.any", { state })), [processes, say, t]);
  const dated = typeof until === "object" ? until : typeof since === "object" && "field" in since ? since : null;
  if (dated) {
    const part = until === undefined ? "since" : "until";
    const fields = dateFields(directory?.fields ?? []);
    return (
      <Select
        label={t("field")}
        hideLabel
        className="w-52 max-w-full"
        disabled={readOnly}
        error={errorAt(`/${part}/field`) ?? (fields.length === 0 ? t("field.none") : undefined)}
        value={dated.field}
        options={fields.map(({ key, name }) => ({ value: key, label: say(name) }))}
        onChange={(field) => onChange({ ...rule, [part]: { field } })}
      />
    );
  }
  if (typeof since !== "object" || "field" in since) return null;
  if ("status" in since)
    return (
      <Select
        label={t("status")}
        hideLabel
        className="w-44"
        disabled={readOnly}
        error={errorAt("/since/status")}
        value={since.status}
        options={STATUSES.map((value) => ({ value, label: label(value, language) }))}
        onChange={(value) => onChange({ ...rule, since: { status: STATUSES.find((it) => it === value) ?? "pending" } })}
      />
    );
  return (
    <Combobox
      label={t("state")}
      hideLabel
      placeholder={t("state.choose")}
      className="w-72 max-w-full"
      disabled={readOnly}
      error={errorAt("/since/state") ?? errorAt("/since/blueprint")}
      options={states}
      value={since.state === "" ? null : stateValue(since)}
      onChange={(value) => onChange({ ...rule, since: value === null ? { state: "" } : stateFrom(value) })}
    />
  );
}

/** Each state of each process, then each name wherever it occurs. */
function stateOptions(
  processes: readonly Blueprint[],
  say: (text: Text) => string,
  anywhere: (state: string) => string,
): readonly Option[] {
  const own = processes.flatMap(({ key, name, states }) =>
    states.map((it) => ({
      value: stateValue({ state: it.id, blueprint: key }),
      label: `${say(it.name)} · ${say(name)}`,
    })),
  );
  const names = new Map(
    processes.flatMap(({ states }) => states.map((it) => [it.id, say(it.name)] as const)).toReversed(),
  );
  return [...own, ...[...names].map(([value, name]) => ({ value, label: anywhere(name) }))];
}
