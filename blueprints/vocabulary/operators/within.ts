import { FITS, own, place } from "../../condition/own.ts";
import { checkDuration, DURATION, durationReader, INSTANT, nowOf, readInstant } from "../../condition/times.ts";
import type { OperandPlace } from "../operator.ts";

const DIRECTION: OperandPlace = {
  ...place("mode", "next or last", "à venir ou passé"),
  optional: true,
  choices: ["next", "last"],
};

/** An instant inside the next (or last) so long, seen from now. */
export const within = own({
  name: "within",
  title: { en: "is within", fr: "est dans" },
  description: {
    en: "The instant lies in the next so long, from now (with “last” as third operand: in the last so long), calendar time. False on an empty value.",
    fr: "L’instant est dans la durée qui vient, à partir de maintenant (avec « last » en troisième opérande : dans la durée passée), en temps calendaire. Faux sur une valeur vide.",
  },
  example: { within: [{ var: "ticket.dueAt" }, "PT1H", "next"] },
  operands: [INSTANT, DURATION, DIRECTION],
  fits: FITS.times,
  check: checkDuration(1),
  compile: ([left, right, mode]) => {
    const value = left?.evaluate;
    if (!value || !right) return () => undefined;
    const duration = durationReader(right);
    const last = mode?.constant === "last";
    return (data, run) => {
      const [at, ms, now] = [readInstant(value(data, run)), duration(data, run), nowOf(run)];
      if (at === undefined || ms === undefined || now === undefined) return undefined;
      if (at === null || ms === null) return false;
      const ahead = last ? now - at : at - now;
      return ahead >= 0 && ahead <= ms;
    };
  },
  sentence: ([value, duration, mode]) =>
    mode?.en === "last"
      ? {
          en: `${value?.en} is within the last ${duration?.en}`,
          fr: `${value?.fr} remonte à moins de ${duration?.fr}`,
        }
      : {
          en: `${value?.en} is within the next ${duration?.en}`,
          fr: `${value?.fr} est dans moins de ${duration?.fr}`,
        },
});
