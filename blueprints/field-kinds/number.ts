import { isOnGrid, numberIn, onGrid, rangeFault, tooFine } from "./amounts.ts";
import { defineFieldKind, no } from "./kind.ts";

export const number = defineFieldKind({
  type: "number",
  title: { en: "Number", fr: "Nombre" },
  description: { en: "It can be compared and counted with.", fr: "On peut le comparer et compter avec." },
  holds: "number",
  takes: ["min", "max", "decimals"],
  operators: ["scales"],
  fault: (value, limits) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return no("Give a number.", "Donnez un nombre.");
    const { decimals } = limits;
    if (decimals !== undefined && !isOnGrid(value, decimals)) return tooFine(decimals);
    return rangeFault(value, limits);
  },
  read: (text) => numberIn(text) ?? text,
  rounded: (value, { decimals }) => (decimals === undefined ? value : onGrid(value, decimals)),
});
