import { CALENDAR, inCalendar } from "../../condition/calendar-times.ts";
import { FITS, own, saying } from "../../condition/own.ts";
import { INSTANT } from "../../condition/times.ts";

/** The instant falls on a holiday of a calendar, in that calendar's own time zone. */
export const onHoliday = own({
  name: "onHoliday",
  title: { en: "is on a holiday of", fr: "tombe un jour férié de" },
  description: {
    en: "The instant falls on a holiday of the calendar, from midnight to midnight where the calendar is. An exceptional opening is no holiday. False on an empty value.",
    fr: "L’instant tombe un jour férié du calendrier, de minuit à minuit là où est le calendrier. Une ouverture exceptionnelle n’est pas fériée. Faux sur une valeur vide.",
  },
  example: { onHoliday: [{ var: "now" }, "paris-office"] },
  operands: [INSTANT, CALENDAR],
  fits: FITS.times,
  compile: (operands) => inCalendar(operands, "holidays"),
  sentence: saying("is on a holiday of", "tombe un jour férié de"),
});
