import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { Ban, Check, Circle, CircleAlert, CirclePause, Info, Pause, Play, Plus, TriangleAlert } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import type { Outcome, Status } from "../../blueprints/status.ts";

const TONES = {
  good: { icon: Plus, look: "bg-good-fill text-good" },
  warning: { icon: TriangleAlert, look: "bg-warning-fill text-warning" },
  error: { icon: CircleAlert, look: "bg-error-fill text-error" },
  info: { icon: Info, look: "bg-info-fill text-info" },
  paused: { icon: CirclePause, look: "bg-paused-fill text-paused" },
} as const;
export type Tone = keyof typeof TONES;

const CHIP = "chip inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap";

/** A meaning: icon, word and colour together. */
export function Badge({ tone, icon, children, className }: { readonly tone: Tone; readonly icon?: LucideIcon; readonly children: ReactNode; readonly className?: string }) {
  const Icon = icon ?? TONES[tone].icon;
  return (
    <span className={clsx(CHIP, TONES[tone].look, className)}>
      <Icon size={12} aria-hidden className="shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  );
}

/** The five looks of a state: they follow from its status and, in a final state, its outcome. */
export type Category = "start" | "active" | "waiting" | "finished" | "cancelled";

export function categoryOf(status: Status, outcome?: Outcome | null): Category {
  if (status === "new") return "start";
  if (status === "open") return "active";
  if (status === "pending" || status === "hold") return "waiting";
  return outcome && outcome !== "resolved" ? "cancelled" : "finished";
}

const CATEGORIES: { readonly [category in Category]: { readonly icon: LucideIcon; readonly look: string } } = {
  start: { icon: Play, look: "bg-start-fill text-start" },
  active: { icon: Circle, look: "bg-active-fill text-active" },
  waiting: { icon: Pause, look: "bg-waiting-fill text-waiting" },
  finished: { icon: Check, look: "bg-finished-fill text-finished" },
  cancelled: { icon: Ban, look: "bg-cancelled-fill text-cancelled" },
};
export const categoryIcon = (category: Category): LucideIcon => CATEGORIES[category].icon;

/** A state by name, with the icon and colour of its category; the document's own colour is its dot. */
export function StateChip({ status, outcome, name, colour, className }: { readonly status: Status; readonly outcome?: Outcome | null | undefined; readonly name: ReactNode; readonly colour?: string | undefined; readonly className?: string }) {
  const { icon: Icon, look } = CATEGORIES[categoryOf(status, outcome)];
  return (
    <span className={clsx(CHIP, look, className)}>
      {colour && <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: colour } satisfies CSSProperties} />}
      <Icon size={12} aria-hidden className={clsx("shrink-0", Icon === Circle && "fill-current")} />
      <span className="truncate">{name}</span>
    </span>
  );
}
