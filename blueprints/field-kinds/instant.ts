import type { Json } from "../json.ts";
import { defineFieldKind, no } from "./kind.ts";

/** The last instant that a date can hold; its negative is the first. */
const LAST_INSTANT = 8_640_000_000_000_000;

/** Epoch milliseconds as far as a calendar reaches; beyond it nobody can show the date. */
export const isEpoch = (value: Json): boolean =>
  typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= LAST_INSTANT;

const isInstant = (value: Json): boolean =>
  isEpoch(value) ||
  (typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value)));

export const instant = defineFieldKind({
  type: "instant",
  title: { en: "Date and time", fr: "Date et heure" },
  description: {
    en: "One instant, shown in everybody's own time zone.",
    fr: "Un instant, affiché dans le fuseau de chacun.",
  },
  holds: "text",
  takes: [],
  operators: ["scales", "times"],
  fault: (value) =>
    isInstant(value)
      ? null
      : no("Give a date and time with its offset.", "Donnez une date et une heure avec leur décalage."),
});
