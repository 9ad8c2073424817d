import { CalendarPlus, Download, Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { Calendar } from "../../../blueprints/calendar.ts";
import { type DefinitionFormProps, findingAt } from "../../definition/form.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { TextInput } from "../../inspector/text-input.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useRowFocus } from "../../ui/use-row-focus.ts";
import { dateOf, type Holiday, holidayOf, nameOf, withHolidays } from "./days-off.ts";
import { dayOf, midnightOf } from "./wall-clock.ts";

const IcsImport = lazy(() => import("./ics-import.tsx"));

type Props = Pick<DefinitionFormProps<Calendar>, "document" | "change" | "findings" | "readOnly"> & {
  /** The present year by the calendar's clock: it and what follows stand open. */
  readonly year: number;
};

/** Days off, year by year: added one by one or from an .ics file, named, removed. */
export function Holidays({ document, change, findings, readOnly, year }: Props) {
  const t = useWords(calendar);
  const language = useLanguage();
  const [importing, setImporting] = useState(false);
  const importer = useRef<HTMLButtonElement>(null);
  const holidays = document.holidays ?? [];
  const years = useMemo(() => {
    const groups = new Map<string, { readonly holiday: Holiday; readonly index: number }[]>();
    (document.holidays ?? []).forEach((holiday, index) => {
      const name = dateOf(holiday).slice(0, 4);
      groups.set(name, [...(groups.get(name) ?? []), { holiday, index }]);
    });
    return [...groups].toSorted(([a], [b]) => a.localeCompare(b));
  }, [document.holidays]);
  const nice = (date: string): string => {
    const at = midnightOf(date);
    return at === null ? date : dayOf(at, language);
  };
  const said = (key: "added" | "removed", date: string) => {
    const at = midnightOf(date) ?? 0;
    const words = { added: ["Added", "ajouté"], removed: ["Removed", "retiré"] } as const;
    return { en: `${words[key][0]} ${dayOf(at, "en")}.`, fr: `${dayOf(at, "fr")} ${words[key][1]}.` };
  };
  const rows = useRowFocus<HTMLElement>(holidays.length);
  const remove = (index: number) => {
    rows.removing(index);
    change(withHolidays(document, holidays.toSpliced(index, 1)), {
      said: said("removed", dateOf(holidays[index] ?? "")),
    });
  };
  return (
    <section {...rows.box} aria-labelledby="calendar-holidays" className="flex flex-col gap-3" data-pointer="/holidays">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <h2 id="calendar-holidays" className="m-0 font-semibold text-base">
            {t("holidays.title")}
          </h2>
          <p className="m-0 text-soft">{t("holidays.hint")}</p>
        </div>
        {!readOnly && (
          <Button ref={importer} icon={Download} onClick={() => setImporting(true)}>
            {t("import.button")}
          </Button>
        )}
      </div>
      {!readOnly && (
        <AddHoliday
          taken={holidays.map(dateOf)}
          onAdd={(date, name) =>
            change(withHolidays(document, [...holidays, holidayOf(date, name)]), { said: said("added", date) })
          }
        />
      )}
      {holidays.length === 0 && (
        <p className="m-0 flex items-center gap-2 text-soft">
          <CalendarPlus size={18} aria-hidden />
          {t("holidays.none")}
        </p>
      )}
      {years.map(([name, days]) => (
        <details
          key={name}
          className="rounded-lg border border-separator bg-panel"
          open={Number(name) === year || days.some(({ index }) => findingAt(findings, `/holidays/${index}`))}
        >
          <summary className="px-3 py-2 font-medium">
            {name} <span className="font-normal text-soft">{t("holidays.count", { count: days.length })}</span>
          </summary>
          <ul className="m-0 list-none p-0">
            {days.map(({ holiday, index }) => {
              const date = dateOf(holiday);
              const problem = findingAt(findings, `/holidays/${index}`);
              return (
                <li
                  key={`${date} ${index}`}
                  data-pointer={`/holidays/${index}`}
                  className="flex flex-wrap items-start gap-x-3 gap-y-1 border-separator border-t px-3 py-1.5"
                >
                  <span className="tabular w-36 shrink-0 pt-1.5 first-letter:uppercase">{nice(date)}</span>
                  <Field
                    hideLabel
                    label={t("holidays.nameOf", { date: nice(date) })}
                    error={problem?.message[language]}
                    className="min-w-40 flex-1"
                  >
                    {(control) => (
                      <TextInput
                        control={control}
                        value={nameOf(holiday)}
                        disabled={readOnly}
                        onChange={(next) =>
                          change(withHolidays(document, holidays.with(index, holidayOf(date, next))), {
                            merge: `name ${date}`,
                          })
                        }
                      />
                    )}
                  </Field>
                  {!readOnly && (
                    <IconButton
                      icon={Trash2}
                      label={t("holidays.remove", { date: nice(date) })}
                      {...rows.row}
                      onClick={() => remove(index)}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </details>
      ))}
      {importing && (
        <Suspense>
          <IcsImport
            {...{ document, change }}
            onClose={() => {
              setImporting(false);
              importer.current?.focus();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

function AddHoliday({
  taken,
  onAdd,
}: {
  readonly taken: readonly string[];
  readonly onAdd: (date: string, name: string) => void;
}) {
  const t = useWords(calendar);
  const first = useRef<HTMLInputElement>(null);
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const add = () => {
    if (midnightOf(date) === null) return setError(t("holidays.badDate"));
    if (taken.includes(date)) return setError(t("holidays.twice"));
    setError(null);
    onAdd(date, name.trim());
    setDate("");
    setName("");
    first.current?.focus();
  };
  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label={t("holidays.date")} error={error ?? undefined} className="w-40">
        {(control) => (
          <input
            {...control}
            ref={first}
            type="date"
            className="control"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("holidays.name")} className="min-w-40 flex-1">
        {(control) => (
          <input
            {...control}
            className="control"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" icon={Plus} className="mt-6">
        {t("holidays.add")}
      </Button>
    </form>
  );
}
