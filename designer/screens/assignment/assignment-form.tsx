import { type ReactNode, useId } from "react";
import { type Assignment, PICKS } from "../../../blueprints/assignment.ts";
import { DEFAULT_CALENDAR } from "../../../blueprints/calendar.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { optionsOf, useForm } from "../../inspector/form-context.ts";
import { CalendarField, useCalendarNames } from "../../rules/calendar-field.tsx";
import { DurationField } from "../../rules/duration-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { CapacityFields } from "./capacity.tsx";
import { GoesBackFields } from "./goes-back.tsx";
import { GroupNow } from "./group-now.tsx";
import { NumberField } from "./number-field.tsx";

const BACKLOG = ["oldest", "due", "priority"] as const;
const share = (number: number): boolean => number >= 0 && number <= 1;

/** How a group chooses: the method in plain words, what it weighs, and who waits for whom. */
export function AssignmentForm(props: DefinitionFormProps<Assignment>) {
  return (
    <RuleForm {...props}>
      <Inside {...props} />
    </RuleForm>
  );
}

function Inside({ document, change }: DefinitionFormProps<Assignment>) {
  const t = useWords(assignment);
  const form = useForm();
  const { readOnly, errorAt } = form;
  const { load = {} } = document;
  const put = (patch: { readonly [K in keyof Assignment]?: Assignment[K] | undefined }) =>
    change(patched(document, patch));
  const putLoad = (patch: { readonly [K in keyof typeof load]?: (typeof load)[K] | undefined }) => {
    const next = patched(load, patch);
    put({ load: Object.keys(next).length > 0 ? next : undefined });
  };
  const chooses = document.method !== "byHand";
  return (
    <>
      <div data-pointer="/group" className="max-w-100">
        <Select
          label={t("of.group")}
          required
          empty={t("of.choose")}
          disabled={readOnly}
          value={document.group}
          options={optionsOf(form, "groups")}
          error={errorAt("/group")}
          onChange={(group) => put({ group })}
        />
      </div>
      <MethodChoice value={document.method} onChange={(method) => put({ method })} />
      {chooses && (
        <>
          {document.method !== "roundRobin" && (
            <Part title={t("load.title")} hint={t("load.hint")}>
              <div className="flex flex-wrap items-start gap-4">
                <Select
                  label={t("load.by")}
                  className="w-44"
                  disabled={readOnly}
                  value={load.by ?? "tickets"}
                  options={(["tickets", "effort"] as const).map((value) => ({ value, label: t(`load.${value}`) }))}
                  onChange={(by) => putLoad({ by: by === "effort" ? by : undefined })}
                />
                {(["pending", "hold"] as const).map((status) => (
                  <NumberField
                    key={status}
                    label={t(`load.${status}`)}
                    hint={t("load.weight")}
                    bad={t("load.bad")}
                    at={`/load/${status}`}
                    good={share}
                    placeholder="0"
                    value={load[status]}
                    onChange={(weight) => putLoad({ [status]: weight })}
                  />
                ))}
              </div>
            </Part>
          )}
          <Part title={t("room.title")} hint={t("room.hint")}>
            <CapacityFields value={document.capacity} onChange={(capacity) => put({ capacity })} />
          </Part>
          <Part title={t("skills.title")}>
            <SkillsTimeOut value={document.skillsTimeOut} onChange={(skillsTimeOut) => put({ skillsTimeOut })} />
          </Part>
          <Part title={t("backlog.title")}>
            <div data-pointer="/backlog" className="max-w-100">
              <Select
                label={t("backlog.label")}
                disabled={readOnly}
                value={document.backlog ?? "oldest"}
                options={BACKLOG.map((value) => ({ value, label: t(`backlog.${value}`) }))}
                onChange={(backlog) => put({ backlog: BACKLOG.find((it) => it === backlog) })}
              />
            </div>
            <div data-pointer="/pullsNext" className="max-w-100">
              <Select
                label={t("pulls.label")}
                hint={t("pulls.hint")}
                disabled={readOnly}
                value={document.pullsNext ?? "method"}
                options={(["method", "owner", "closer"] as const).map((value) => ({
                  value,
                  label: t(`pulls.${value}`),
                }))}
                onChange={(who) => put({ pullsNext: who === "owner" || who === "closer" ? who : undefined })}
              />
            </div>
          </Part>
        </>
      )}
      <Part title={t("leave.title")} hint={t("leave.hint")}>
        <GoesBackFields value={document.goesBack} onChange={(goesBack) => put({ goesBack })} />
      </Part>
      <Part title={t("now.title")}>
        <GroupNow document={document} />
      </Part>
    </>
  );
}

function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id={id} className="m-0 font-semibold text-base">
          {title}
        </h2>
        {hint && <p className="m-0 text-soft text-xs">{hint}</p>}
      </div>
      {children}
    </section>
  );
}

function MethodChoice({
  value,
  onChange,
}: {
  readonly value: Assignment["method"];
  readonly onChange: (method: Assignment["method"]) => void;
}) {
  const t = useWords(assignment);
  const { readOnly } = useForm();
  const id = useId();
  return (
    <fieldset data-pointer="/method" className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
      <legend className="mb-1 p-0 font-semibold text-base">{t("how.title")}</legend>
      <p className="m-0 text-soft text-xs">{t("everyone")}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {PICKS.toReversed().map((method) => (
          <label
            key={method}
            className={`flex items-start gap-2 rounded-lg border p-3 ${value === method ? "border-link bg-panel" : "border-separator bg-panel"}`}
          >
            <input
              type="radio"
              name={id}
              className="mt-0.5 size-4 shrink-0 accent-primary"
              disabled={readOnly}
              checked={value === method}
              aria-describedby={`${id}-${method}`}
              aria-labelledby={`${id}-${method}-name`}
              onChange={() => onChange(method)}
            />
            <span className="min-w-0">
              <span id={`${id}-${method}-name`} className="font-medium">
                {t(`method.${method}`)}
              </span>
              <span id={`${id}-${method}`} className="block text-soft text-xs">
                {t(`method.${method}.text`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function SkillsTimeOut({
  value,
  onChange,
}: {
  readonly value: Assignment["skillsTimeOut"];
  readonly onChange: (value: Assignment["skillsTimeOut"]) => void;
}) {
  const t = useWords(assignment);
  const words = useWords(rules);
  const { readOnly } = useForm();
  const calendarName = useCalendarNames();
  return (
    <div data-pointer="/skillsTimeOut" className="flex flex-col gap-3">
      <Checkbox
        label={t("skills.on")}
        hint={value ? undefined : t("skills.off")}
        checked={value !== undefined}
        disabled={readOnly}
        onChange={(on) => onChange(on ? { within: "PT30M", time: "working" } : undefined)}
      />
      {value && (
        <div className="flex flex-wrap gap-3">
          <DurationField
            label={t("skills.within")}
            value={value.within}
            time={value.time}
            disabled={readOnly}
            className="w-48"
            onChange={(within, time) => onChange({ ...value, within, time })}
          />
          {value.time === "working" && (
            <CalendarField
              label={words("calendar")}
              empty={words("calendar.default", { name: calendarName(DEFAULT_CALENDAR) })}
              value={value.calendar}
              at="/skillsTimeOut/calendar"
              className="w-72 max-w-full"
              onChange={(calendar) => onChange(patched(value, { calendar }))}
            />
          )}
        </div>
      )}
    </div>
  );
}
