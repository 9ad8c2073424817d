import { CALENDAR, inCalendar } from "../../condition/calendar-times.ts";
import { FITS, own, saying } from "../../condition/own.ts";
import { INSTANT } from "../../condition/times.ts";

/** The instant lies inside the opening hours of a calendar. */
export const insideHours = own({
  name: "insideHours",
  title: { en: "is inside the hours of", fr: "est dans les horaires de" },
  description: {
    en: "The instant lies inside the opening hours of the calendar; the instant of closing is outside. False on an empty value.",
    fr: "L’instant est dans les heures d’ouverture du calendrier ; l’instant de fermeture est dehors. Faux sur une valeur vide.",
  },
  example: { insideHours: [{ var: "now" }, "paris-office"] },
  operands: [INSTANT, CALENDAR],
  fits: FITS.times,
  compile: (operands) => inCalendar(operands, "open"),
  sentence: saying("is inside the hours of", "est dans les horaires de"),
});
