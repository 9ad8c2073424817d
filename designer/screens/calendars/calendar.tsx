import { useParams } from "react-router";
import { WEEKDAYS } from "../../../blueprints/calendar.ts";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { calendar } from "../../i18n/calendar.ts";
import { useWords } from "../../i18n/i18n.ts";
import { CalendarForm } from "./calendar-form.tsx";
import { isCalendarLike } from "./readable.ts";
import { weekdayName } from "./wall-clock.ts";

const WORDS: PlaceWords = {
  "/timeZone": { en: "time zone", fr: "fuseau horaire" },
  "/holidays": { en: "holidays", fr: "jours fériés" },
  "/openings": { en: "exceptional hours", fr: "horaires exceptionnels" },
  "/dayLength": { en: "length of a working day", fr: "durée d’un jour ouvré" },
  ...Object.fromEntries(
    WEEKDAYS.map((day, at) => [`/week/${day}`, { en: weekdayName(at, "en"), fr: weekdayName(at, "fr") }]),
  ),
};

/** The editor of one calendar. */
export default function CalendarScreen() {
  const t = useWords(calendar);
  const { key = "" } = useParams();
  return (
    <DefinitionEditor
      key={key}
      kind="calendar"
      of={key}
      list={{ path: "/calendars", title: t("list.title") }}
      Form={CalendarForm}
      readable={isCalendarLike}
      words={WORDS}
    />
  );
}
