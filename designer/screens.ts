import type { LucideIcon } from "lucide-react";
import { CirclePlus, FileQuestion, Inbox, MailCheck, UserRound } from "lucide-react";
import type { ComponentType } from "react";
import type { SessionView } from "../api/contract/session.ts";
import { isAgent, isManager } from "./data/session.ts";
import type { shell } from "./i18n/shell.ts";

/** One screen. Route, menu entry, title and command palette follow from its line. */
export interface Screen {
  readonly path: string;
  readonly title: Extract<keyof (typeof shell)["en"], `screen.${string}`>;
  readonly icon: LucideIcon;
  /** `menu`: in the rail. `palette`: found by name only. `none`: reached from another screen. */
  readonly listed: "menu" | "palette" | "none";
  readonly seenBy: (me: SessionView) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Uses the whole width and height itself, without the frame's padding. */
  readonly bare?: boolean;
}

const isRequester = (me: SessionView): boolean => !isAgent(me);
const everybody = (): boolean => true;

export const screens: readonly Screen[] = [
  {
    path: "/tickets",
    title: "screen.queue",
    icon: Inbox,
    listed: "menu",
    seenBy: isAgent,
    load: () => import("./screens/queue/queue.tsx"),
    bare: true,
  },
  {
    path: "*",
    title: "screen.notFound",
    icon: FileQuestion,
    listed: "none",
    seenBy: everybody,
    load: () => import("./screens/not-found/not-found.tsx"),
  },
];

/** Where somebody starts. */
export const homeOf = (me: SessionView): string => (isAgent(me) ? "/tickets" : "/my");
