import { defineFieldKind, no } from "./kind.ts";

export const date = defineFieldKind({
  type: "date",
  title: { en: "Date", fr: "Date" },
  description: { en: "A day, without a time.", fr: "Un jour, sans heure." },
  holds: "text",
  takes: [],
  operators: ["scales", "times"],
  fault: (value) =>
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value
      ? null
      : no("Give a date, such as 2026-11-22.", "Donnez une date, par exemple 2026-11-22."),
});
