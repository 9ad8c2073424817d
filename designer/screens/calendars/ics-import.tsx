import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { Calendar } from "../../../blueprints/calendar.ts";
import { type HolidaysFromIcs, holidaysFromIcs } from "../../../blueprints/holidays-from-ics.ts";
import type { ChangeOptions } from "../../definition/form.ts";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.tsx";
import { holidayOf, newTo, withHolidays } from "./days-off.ts";
import { dayOf, midnightOf } from "./wall-clock.ts";

/** Days off from an .ics file or its text: what is added and what is left out is seen before anything is. */
export default function IcsImport({
  document,
  change,
  onClose,
}: {
  readonly document: Calendar;
  readonly change: (next: Calendar, options?: ChangeOptions) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(calendar);
  const [text, setText] = useState("");
  const [read, setRead] = useState<HolidaysFromIcs | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const take = (next: string) => {
    setUnreadable(false);
    setRead(next.trim() === "" ? null : holidaysFromIcs(next));
  };
  const fresh = read?.ok ? newTo(document, read.holidays).fresh : [];
  const add = () => {
    if (fresh.length === 0) return;
    change(withHolidays(document, [...(document.holidays ?? []), ...fresh.map((it) => holidayOf(it.date, it.name))]));
    toast(t("import.done", { count: fresh.length }));
    onClose();
  };
  return (
    <Dialog
      open
      title={t("import.title")}
      subtitle={t("import.lead")}
      onClose={onClose}
      footer={
        <Button variant="primary" disabled={fresh.length === 0} onClick={add}>
          {fresh.length === 0 ? t("holidays.add") : t("import.do", { count: fresh.length })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("import.file")} error={unreadable ? t("import.unreadable") : undefined}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".ics,text/calendar"
              className="control"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                setText("");
                file?.text().then(take, () => setUnreadable(true));
              }}
            />
          )}
        </Field>
        <Field label={t("import.paste")}>
          {(control) => (
            <textarea
              {...control}
              rows={5}
              spellCheck={false}
              placeholder="BEGIN:VCALENDAR"
              className="control max-h-60 resize-y"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                take(event.target.value);
              }}
            />
          )}
        </Field>
        <div aria-live="polite">{read && <Preview document={document} read={read} />}</div>
      </div>
    </Dialog>
  );
}

const SHOWN = 200;

function Preview({ document, read }: { readonly document: Calendar; readonly read: HolidaysFromIcs }) {
  const t = useWords(calendar);
  const language = useLanguage();
  if (!read.ok)
    return (
      <p className="m-0 flex items-start gap-2 rounded-lg bg-error-fill px-3 py-2 text-error">
        <CircleAlert size={18} aria-hidden className="mt-px shrink-0" />
        {t("import.refused", { line: read.line, message: read.message[language] })}
      </p>
    );
  const { fresh, there } = newTo(document, read.holidays);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="m-0 font-semibold text-sm">
        {fresh.length === 0 ? t("import.nothing") : t("import.added", { count: fresh.length })}
      </h3>
      {fresh.length > 0 && (
        <ul className="m-0 max-h-60 list-none overflow-y-auto rounded-lg border border-separator p-0">
          {fresh.slice(0, SHOWN).map(({ date, name }) => (
            <li key={date} className="flex gap-3 border-separator border-t px-3 py-1 first:border-t-0">
              <span className="tabular w-36 shrink-0 first-letter:uppercase">
                {dayOf(midnightOf(date) ?? 0, language)}
              </span>
              <span className="min-w-0 flex-1">{name || t("holidays.unnamed")}</span>
            </li>
          ))}
          {fresh.length > SHOWN && <li className="px-3 py-1 text-soft">+ {fresh.length - SHOWN}</li>}
        </ul>
      )}
      {there.length > 0 && <p className="m-0 text-soft">{t("import.there", { count: there.length })}</p>}
      {read.skipped.length > 0 && (
        <details open>
          <summary className="text-warning">{t("import.skipped", { count: read.skipped.length })}</summary>
          <ul className="m-0 mt-1 list-disc ps-5 text-soft">
            {read.skipped.map((sentence) => (
              <li key={sentence.en}>{sentence[language]}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
