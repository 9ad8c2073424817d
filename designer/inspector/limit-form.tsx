import { Plus, X } from "lucide-react";
import type { Json, JsonObject } from "../../blueprints/json.ts";
import type { Limit } from "../../runtime/clocks/limit-words.ts";
import { describeLimit } from "../../runtime/words.ts";
import { useWords } from "../i18n/i18n.ts";
import { limits } from "../i18n/limits.ts";
import { CalendarField } from "../rules/calendar-field.tsx";
import { DurationField } from "../rules/duration-field.tsx";
import { EscalationSteps } from "../screens/time-limits/escalation-steps.tsx";
import { Timeline } from "../screens/time-limits/timeline.tsx";
import { namingOf } from "../sentences/naming.ts";
import { Button } from "../ui/button.tsx";
import { MultiCombobox } from "../ui/combobox.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Select } from "../ui/select.tsx";
import { type FormContext, optionsOf, useForm } from "./form-context.ts";
import { PercentField } from "./percent-field.tsx";
import type { OnEdit } from "./value-props.ts";

/** What a limit says at first. */
const FRESH: JsonObject = { within: "PT4H", time: "working", warnAt: 0.75 };

export interface LimitFormProps {
  /** A state's stay, or the whole process. */
  readonly of: "state" | "process";
  readonly limit: Limit | undefined;
  /** Pointer of the limit in the document. */
  readonly at: string;
  readonly onEdit: OnEdit;
}

/** How long a ticket may stay in a state, or take for the whole process: what is counted, when it warns, what happens then. */
export function LimitForm({ of, limit, at, onEdit }: LimitFormProps) {
  const t = useWords(limits);
  const { readOnly } = useForm();
  return (
    <section aria-label={t(`title.${of}`)} className="mt-4 flex flex-col gap-3 border-t border-separator pt-3">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="m-0 text-sm font-semibold">{t(`title.${of}`)}</h3>
        {limit && !readOnly && (
          <IconButton icon={X} label={t("remove")} className="size-7!" onClick={() => onEdit(undefined, at)} />
        )}
      </div>
      {limit ? (
        <Parts of={of} limit={limit} at={at} onEdit={onEdit} />
      ) : (
        <>
          <p className="m-0 text-xs text-soft">{t(`none.${of}`)}</p>
          {!readOnly && (
            <Button size="s" icon={Plus} className="self-start" onClick={() => onEdit(FRESH, at)}>
              {t("add")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Parts({ of, limit, at, onEdit }: LimitFormProps & { readonly limit: Limit }) {
  const t = useWords(limits);
  const form = useForm();
  const { readOnly, errorAt } = form;
  const id = (name: string) => `field${`${at}/${name}`.replaceAll("/", "-")}`;
  const put = (patch: { readonly [part in keyof Limit]?: Limit[part] | undefined }, name: keyof Limit) => {
    const entries = Object.entries({ ...limit, ...patch }).filter(([, part]) => part !== undefined);
    // A limit is plain JSON; its type only says more.
    onEdit(Object.fromEntries(entries) as Json, `${at}/${name}`);
  };
  return (
    <>
      <div className="flex flex-wrap items-start gap-2">
        <DurationField
          label={t("within")}
          id={id("within")}
          className="min-w-40 flex-1"
          value={limit.within}
          time={limit.time}
          disabled={readOnly}
          error={errorAt(`${at}/within`)}
          onChange={(within, time) => put({ within, ...kind(time) }, "within")}
        />
        <Select
          label={t("time")}
          id={id("time")}
          className="min-w-36 flex-1"
          error={errorAt(`${at}/time`)}
          value={limit.time}
          disabled={readOnly}
          onChange={(time) => put(kind(time === "calendar" ? "calendar" : "working"), "time")}
          options={[
            { value: "working", label: t("time.working") },
            { value: "calendar", label: t("time.calendar") },
          ]}
        />
      </div>
      {limit.time === "working" && (
        <CalendarField
          label={t("calendar")}
          empty={t("calendar.own")}
          value={limit.calendar}
          at={`${at}/calendar`}
          onChange={(calendar) => put({ calendar }, "calendar")}
        />
      )}
      {of === "state" ? (
        <Select
          label={t("counts")}
          id={id("counts")}
          value={limit.counts ?? "visit"}
          disabled={readOnly}
          onChange={(counts) => put({ counts: counts === "allVisits" ? counts : undefined }, "counts")}
          options={[
            { value: "visit", label: t("counts.visit") },
            { value: "allVisits", label: t("counts.allVisits") },
          ]}
        />
      ) : (
        <MultiCombobox
          label={t("pausedIn")}
          hint={t("pausedIn.hint")}
          id={id("pausedIn")}
          error={errorAt(`${at}/pausedIn`)}
          options={optionsOf(form, "states")}
          value={limit.pausedIn ?? []}
          disabled={readOnly}
          onChange={(pausedIn) => put({ pausedIn: pausedIn.length > 0 ? pausedIn : undefined }, "pausedIn")}
        />
      )}
      <PercentField
        label={t("warnAt")}
        hint={t("warnAt.hint")}
        id={id("warnAt")}
        share={limit.warnAt}
        disabled={readOnly}
        error={errorAt(`${at}/warnAt`)}
        onChange={(warnAt) => put({ warnAt }, "warnAt")}
      />
      <Timeline
        title={t("line")}
        time={limit.time}
        settings={{
          ...(limit.warnAt !== undefined && { warn: [{ at: limit.warnAt }] }),
          ...(limit.escalate && { escalate: limit.escalate }),
        }}
      />
      <EscalationSteps
        value={limit.escalate ?? []}
        time={limit.time}
        at={`${at}/escalate`}
        onChange={(escalate) => put({ escalate: escalate.length > 0 ? escalate : undefined }, "escalate")}
      />
      <p className="m-0 rounded-md bg-info-fill px-3 py-2 text-info">{sentence(form, of, limit) ?? t("unfinished")}</p>
    </>
  );
}

/** Calendar time needs no calendar. */
const kind = (time: Limit["time"]) => (time === "calendar" ? { time, calendar: undefined } : { time });

/** The words that the printed blueprint uses too; an action that is not filled in yet has none. */
function sentence({ document, directory, language }: FormContext, of: "state" | "process", limit: Limit) {
  try {
    const { fields, named } = namingOf(directory);
    return describeLimit(document, of, limit, fields, named)[language];
  } catch {
    return null;
  }
}
