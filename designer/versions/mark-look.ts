import type { LucideIcon } from "lucide-react";
import { Minus, MoveRight, Plus, TriangleAlert } from "lucide-react";
import type { Mark } from "./compared.ts";

/** A mark is never colour alone: a sign and a word go with it. */
export const MARKS: { readonly [mark in Mark]: { readonly icon: LucideIcon; readonly text: string } } = {
  added: { icon: Plus, text: "text-good" },
  removed: { icon: Minus, text: "text-error" },
  changed: { icon: TriangleAlert, text: "text-warning" },
  moved: { icon: MoveRight, text: "text-paused" },
};
