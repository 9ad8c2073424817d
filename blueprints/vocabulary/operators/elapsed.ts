import { FITS, own } from "../../condition/own.ts";
import { checkDuration, DURATION, durationReader, INSTANT, nowOf, readInstant } from "../../condition/times.ts";

/** At least so long has gone by since an instant. */
export const elapsed = own({
  name: "elapsed",
  title: { en: "is at least so long ago", fr: "remonte au moins à" },
  description: {
    en: "At least so long has gone by since the instant, calendar time. False on an empty value.",
    fr: "Au moins cette durée s’est écoulée depuis l’instant, en temps calendaire. Faux sur une valeur vide.",
  },
  example: { elapsed: [{ var: "ticket.lastAgentActionAt" }, "PT48H"] },
  operands: [INSTANT, DURATION],
  fits: FITS.times,
  check: checkDuration(1),
  compile: ([left, right]) => {
    const value = left?.evaluate;
    if (!value || !right) return () => undefined;
    const duration = durationReader(right);
    return (data, run) => {
      const [at, ms, now] = [readInstant(value(data, run)), duration(data, run), nowOf(run)];
      if (at === undefined || ms === undefined || now === undefined) return undefined;
      return at !== null && ms !== null && now - at >= ms;
    };
  },
  sentence: ([value, duration]) => ({
    en: `${value?.en} is at least ${duration?.en} ago`,
    fr: `${value?.fr} remonte à au moins ${duration?.fr}`,
  }),
});
