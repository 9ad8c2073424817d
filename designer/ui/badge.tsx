import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { CircleAlert, CirclePause, Info, Plus, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Outcome, Status } from "../../blueprints/status.ts";
import { type Category, categoryOf } from "./category.ts";
import { categoryIcon } from "./category-icon.ts";

const TONES = {
  good: { icon: Plus, look: "bg-good-fill text-good" },
  warning: { icon: TriangleAlert, look: "bg-warning-fill text-warning" },
  error: { icon: CircleAlert, look: "bg-error-fill text-error" },
  info: { icon: Info, look: "bg-info-fill text-info" },
  paused: { icon: CirclePause, look: "bg-paused-fill text-paused" },
} as const;
export type Tone = keyof typeof TONES;

const CHIP =
  "chip inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap";

export interface BadgeProps {
  readonly tone: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A meaning: icon, word and colour together. */
export function Badge({ tone, icon, children, className }: BadgeProps) {
  const Icon = icon ?? TONES[tone].icon;
  return (
    <span className={clsx(CHIP, TONES[tone].look, className)}>
      <Icon size={12} aria-hidden className="shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  );
}

const LOOKS: { readonly [category in Category]: string } = {
  start: "bg-begin-fill text-begin",
  active: "bg-active-fill text-active",
  waiting: "bg-waiting-fill text-waiting",
  finished: "bg-finished-fill text-finished",
  cancelled: "bg-cancelled-fill text-cancelled",
};

export interface StateChipProps {
  readonly status: Status;
  readonly outcome?: Outcome | null | undefined;
  readonly name: ReactNode;
  readonly className?: string;
}

/** A state by name, with the icon and colour of its category. */
export function StateChip({ status, outcome, name, className }: StateChipProps) {
  const category = categoryOf(status, outcome);
  const Icon = categoryIcon(category);
  return (
    <span className={clsx(CHIP, LOOKS[category], className)}>
      <Icon size={12} aria-hidden className={clsx("shrink-0", category === "active" && "fill-current")} />
      <span className="truncate">{name}</span>
    </span>
  );
}
