import type { LucideIcon } from "lucide-react";
import { Ban, Check, Circle, Pause, Play } from "lucide-react";
import type { Category } from "./category.ts";

const ICONS: { readonly [category in Category]: LucideIcon } = {
  start: Play,
  active: Circle,
  waiting: Pause,
  finished: Check,
  cancelled: Ban,
};

export const categoryIcon = (category: Category): LucideIcon => ICONS[category];
