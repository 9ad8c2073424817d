import type { LucideIcon } from "lucide-react";
import { Building2, CalendarClock, Contact, Send, Workflow, Zap } from "lucide-react";
import type { ComponentType } from "react";
import type { SessionView } from "../api/contract/session.ts";
import { isAgent } from "./data/session.ts";
import type { shell } from "./i18n/shell.ts";

export type Area = "processes" | "rules" | "time" | "outside" | "contacts" | "team";

export const AREAS: { readonly [area in Area]: LucideIcon } = {
  processes: Workflow,
  rules: Zap,
  time: CalendarClock,
  outside: Send,
  contacts: Contact,
  team: Building2,
};

/** One screen. Route, menu entry, title and command palette follow from its line. */
export interface Screen {
  readonly path: string;
  readonly title: Extract<keyof (typeof shell)["en"], `screen.${string}`>;
  readonly icon: LucideIcon;
  /** `menu`: in the rail. `palette`: found by name only. `none`: reached from another screen. */
  readonly listed: "menu" | "palette" | "none";
  /** Screens of one area share an entry in the rail, and a bar that leads from one to the other. */
  readonly area?: Area;
  readonly seenBy: (me: SessionView) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Uses the whole width and height itself, without the frame's padding. */
  readonly bare?: boolean;
}

export const isRequester = (me: SessionView): boolean => !isAgent(me);

export const everybody = (): boolean => true;
