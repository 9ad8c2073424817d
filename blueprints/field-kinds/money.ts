import { isOnGrid, numberIn, onGrid, rangeFault, tooFine } from "./amounts.ts";
import { defineFieldKind, no } from "./kind.ts";
import type { Limits } from "./limits.ts";

/** Decimal places of a currency, as ISO 4217 has them: EUR 2, JPY 0, KWD 3. */
const minorDigits = ({ currency = "EUR" }: Limits): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Whether this is a currency that anybody has heard of. */
export const isCurrency = (code: string): boolean => Intl.supportedValuesOf("currency").includes(code);

/** An amount in the field's own currency: a number in its main unit that says exactly so many minor units. */
export const money = defineFieldKind({
  type: "money",
  title: { en: "Amount of money", fr: "Montant" },
  description: {
    en: "An amount in one currency, exact to its smallest unit.",
    fr: "Un montant dans une devise, exact à sa plus petite unité.",
  },
  holds: "number",
  takes: ["currency", "min", "max"],
  needs: "currency",
  operators: ["scales"],
  fault: (value, limits) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return no("Give an amount.", "Donnez un montant.");
    const digits = minorDigits(limits);
    return isOnGrid(value, digits) ? rangeFault(value, limits) : tooFine(digits);
  },
  words: (value, { currency = "EUR" }, language) =>
    typeof value === "number"
      ? new Intl.NumberFormat(language, { style: "currency", currency }).format(value)
      : String(value),
  read: (text) => numberIn(text) ?? text,
  rounded: (value, limits) => onGrid(value, minorDigits(limits)),
});
