import type { Sentence } from "../text.ts";
import { no } from "./kind.ts";
import type { Limits } from "./limits.ts";

/**
 * True when the number is the nearest there is to a decimal of so many places: then it and its count of smallest units stand for one
 * another, and no cent is ever lost.
 */
export function isOnGrid(value: number, decimals: number): boolean {
  const units = Math.round(value * 10 ** decimals);
  return Number.isSafeInteger(units) && units / 10 ** decimals === value;
}

/** A number however it is typed, 1 234,50 or 1,234.50: where both marks stand, the last is the decimal one. Null: it is none. */
export function numberIn(text: string): number | null {
  const bare = text.replaceAll(/\s/g, "");
  const mark = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  const both = bare.includes(",") && bare.includes(".");
  const plain = both
    ? `${bare.slice(0, mark).replaceAll(/[.,]/g, "")}.${bare.slice(mark + 1)}`
    : bare.replace(",", ".");
  return /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}

/** What was computed (0.1 + 0.2), on that grid. */
export const onGrid = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** Why a number is too small or too large. */
export function rangeFault(value: number, { min, max }: Limits): Sentence | null {
  if (min !== undefined && value < min) return no(`Give ${min} or more.`, `Donnez ${said(min)} ou plus.`);
  if (max !== undefined && value > max) return no(`Give ${max} or less.`, `Donnez ${said(max)} ou moins.`);
  return null;
}

const said = (value: number): string => String(value).replace(".", ",");

export const tooFine = (decimals: number): Sentence =>
  decimals === 0
    ? no("Give a whole number.", "Donnez un nombre entier.")
    : no(
        `Give at most ${decimals} decimal places.`,
        decimals === 1 ? "Donnez une décimale au plus." : `Donnez ${decimals} décimales au plus.`,
      );
