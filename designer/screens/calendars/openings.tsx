import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Calendar } from "../../../blueprints/calendar.ts";
import { type DefinitionFormProps, findingAt } from "../../definition/form.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useRowFocus } from "../../ui/use-row-focus.ts";
import { withOpenings } from "./days-off.ts";
import { HoursBox } from "./hours-box.tsx";
import { dayOf, midnightOf } from "./wall-clock.ts";
import { readHours, written } from "./week.ts";

type Props = Pick<DefinitionFormProps<Calendar>, "document" | "change" | "findings" | "readOnly">;

/** Single days with other hours than the week says. */
export function Openings({ document, change, findings, readOnly }: Props) {
  const t = useWords(calendar);
  const language = useLanguage();
  const openings = document.openings ?? {};
  const rows = useRowFocus<HTMLElement>(Object.keys(openings).length);
  const nice = (date: string): string => {
    const at = midnightOf(date);
    return at === null ? date : dayOf(at, language);
  };
  return (
    <section {...rows.box} aria-labelledby="calendar-openings" className="flex flex-col gap-3" data-pointer="/openings">
      <div>
        <h2 id="calendar-openings" className="m-0 font-semibold text-base">
          {t("openings.title")}
        </h2>
        <p className="m-0 text-soft">{t("openings.hint")}</p>
      </div>
      {!readOnly && (
        <AddOpening
          taken={Object.keys(openings)}
          onAdd={(date, hours) => change(withOpenings(document, { ...openings, [date]: hours }))}
        />
      )}
      {Object.keys(openings).length === 0 ? (
        <p className="m-0 text-soft">{t("openings.none")}</p>
      ) : (
        <ul className="m-0 list-none rounded-lg border border-separator bg-panel p-0">
          {Object.entries(openings).map(([date, spans], index) => (
            <li
              key={date}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 border-separator border-t px-3 py-1.5 first:border-t-0"
            >
              <span className="tabular w-36 shrink-0 pt-1.5 first-letter:uppercase">{nice(date)}</span>
              <div className="min-w-40 flex-1">
                <HoursBox
                  hideLabel
                  label={t("openings.hoursOf", { date: nice(date) })}
                  value={spans}
                  wrong={t("week.badHours")}
                  error={findingAt(findings, `/openings/${date}`)?.message[language]}
                  closed={t("week.none")}
                  pointer={`/openings/${date}`}
                  disabled={readOnly}
                  onHours={(hours) => change(withOpenings(document, { ...openings, [date]: written(hours) }))}
                />
              </div>
              {!readOnly && (
                <IconButton
                  icon={Trash2}
                  label={t("holidays.remove", { date: nice(date) })}
                  {...rows.row}
                  onClick={() => {
                    rows.removing(index);
                    const { [date]: _, ...rest } = openings;
                    change(withOpenings(document, rest));
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AddOpening({
  taken,
  onAdd,
}: {
  readonly taken: readonly string[];
  readonly onAdd: (date: string, hours: [string, string][]) => void;
}) {
  const t = useWords(calendar);
  const [date, setDate] = useState("");
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<{ readonly date?: string; readonly hours?: string }>({});
  const add = () => {
    const hours = readHours(text);
    const bad = {
      ...(midnightOf(date) === null && { date: t("holidays.badDate") }),
      ...(taken.includes(date) && { date: t("holidays.twice") }),
      ...(hours === null && { hours: t("week.badHours") }),
    };
    setWrong(bad);
    if (Object.keys(bad).length > 0 || !hours) return;
    onAdd(date, written(hours));
    setDate("");
    setText("");
  };
  return (
    <form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label={t("holidays.date")} error={wrong.date} className="w-40">
        {(control) => (
          <input
            {...control}
            type="date"
            className="control"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("openings.hours")} error={wrong.hours} className="min-w-40 flex-1">
        {(control) => (
          <input
            {...control}
            className="control tabular"
            placeholder="09:00–12:00, 14:00–18:00"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" icon={Plus} className="mt-6">
        {t("holidays.add")}
      </Button>
    </form>
  );
}
