import type { LucideIcon } from "lucide-react";
import {
  AlarmClock,
  CalendarClock,
  CirclePlus,
  FileQuestion,
  FileText,
  History,
  Inbox,
  ListOrdered,
  MailCheck,
  MousePointerClick,
  Send,
  Split,
  Timer,
  UserRound,
  Users,
  UsersRound,
  Webhook,
  Workflow,
  Zap,
} from "lucide-react";
import type { ComponentType } from "react";
import type { SessionView } from "../api/contract/session.ts";
import { isAdmin, isAgent, isManager } from "./data/session.ts";
import type { shell } from "./i18n/shell.ts";

export type Area = "rules" | "time" | "outside";

export const AREAS: { readonly [area in Area]: LucideIcon } = { rules: Zap, time: CalendarClock, outside: Send };

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

const isRequester = (me: SessionView): boolean => !isAgent(me);
const everybody = (): boolean => true;

export const screens: readonly Screen[] = [
  {
    path: "/tickets",
    title: "screen.queue",
    icon: Inbox,
    listed: "menu",
    seenBy: isAgent,
    load: () => import("./screens/queue/queue-page.tsx"),
    bare: true,
  },
  {
    path: "/tickets/new",
    title: "screen.newTicket",
    icon: CirclePlus,
    listed: "palette",
    seenBy: isAgent,
    load: () => import("./screens/new-ticket/new-ticket.tsx"),
  },
  {
    path: "/tickets/:id",
    title: "screen.ticket",
    icon: Inbox,
    listed: "none",
    seenBy: isAgent,
    load: () => import("./screens/ticket/ticket.tsx"),
    bare: true,
  },
  {
    path: "/my",
    title: "screen.myTickets",
    icon: Inbox,
    listed: "menu",
    seenBy: isRequester,
    load: () => import("./screens/requester/my-tickets.tsx"),
  },
  {
    path: "/my/new",
    title: "screen.ask",
    icon: CirclePlus,
    listed: "menu",
    seenBy: isRequester,
    load: () => import("./screens/requester/ask.tsx"),
  },
  {
    path: "/my/:id",
    title: "screen.myTicket",
    icon: Inbox,
    listed: "none",
    seenBy: isRequester,
    load: () => import("./screens/requester/my-ticket.tsx"),
  },
  {
    path: "/blueprints",
    title: "screen.blueprints",
    icon: Workflow,
    listed: "menu",
    seenBy: isManager,
    load: () => import("./screens/blueprints/blueprints.tsx"),
  },
  {
    // Agents look at the map of a ticket's process here; what they may not change is read-only.
    path: "/blueprints/:key",
    title: "screen.blueprint",
    icon: Workflow,
    listed: "none",
    seenBy: isAgent,
    load: () => import("./screens/blueprint/blueprint.tsx"),
    bare: true,
  },
  {
    path: "/calendars",
    title: "screen.calendars",
    icon: CalendarClock,
    listed: "menu",
    area: "time",
    seenBy: isManager,
    load: () => import("./screens/calendars/calendars.tsx"),
  },
  {
    path: "/calendars/:key",
    title: "screen.calendar",
    icon: CalendarClock,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/calendars/calendar.tsx"),
    bare: true,
  },
  {
    path: "/time-limits",
    title: "screen.timeLimits",
    icon: Timer,
    listed: "menu",
    area: "time",
    seenBy: isManager,
    load: () => import("./screens/time-limits/time-limits.tsx"),
  },
  {
    path: "/time-limits/:key",
    title: "screen.timeLimit",
    icon: Timer,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/time-limits/time-limit.tsx"),
    bare: true,
  },
  {
    path: "/time-rules",
    title: "screen.timeRules",
    icon: AlarmClock,
    listed: "menu",
    area: "time",
    seenBy: isManager,
    load: () => import("./screens/time-rules/time-rules.tsx"),
  },
  {
    path: "/time-rules/:key",
    title: "screen.timeRule",
    icon: AlarmClock,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/time-rules/time-rule.tsx"),
    bare: true,
  },
  {
    path: "/triggers",
    title: "screen.triggers",
    icon: Zap,
    listed: "menu",
    area: "rules",
    seenBy: isManager,
    load: () => import("./screens/triggers/triggers.tsx"),
  },
  {
    path: "/triggers/:key",
    title: "screen.trigger",
    icon: Zap,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/triggers/trigger-page.tsx"),
    bare: true,
  },
  {
    path: "/macros",
    title: "screen.macros",
    icon: MousePointerClick,
    listed: "menu",
    area: "rules",
    seenBy: isManager,
    load: () => import("./screens/macros/macros.tsx"),
  },
  {
    path: "/macros/:key",
    title: "screen.macro",
    icon: MousePointerClick,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/macros/macro.tsx"),
    bare: true,
  },
  {
    path: "/routing",
    title: "screen.routing",
    icon: Split,
    listed: "menu",
    area: "rules",
    seenBy: isManager,
    load: () => import("./screens/routing/routing-tables.tsx"),
  },
  {
    path: "/routing/:key",
    title: "screen.routingTable",
    icon: Split,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/routing/routing-table.tsx"),
    bare: true,
  },
  {
    path: "/assignment",
    title: "screen.assignment",
    icon: Users,
    listed: "menu",
    area: "rules",
    seenBy: isManager,
    load: () => import("./screens/assignment/assignments.tsx"),
  },
  {
    path: "/assignment/:key",
    title: "screen.assignmentRule",
    icon: Users,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/assignment/assignment-rule.tsx"),
    bare: true,
  },
  {
    path: "/people",
    title: "screen.people",
    icon: UsersRound,
    listed: "menu",
    seenBy: isManager,
    load: () => import("./screens/people/people.tsx"),
  },
  {
    path: "/rule-order",
    title: "screen.ruleOrder",
    icon: ListOrdered,
    listed: "palette",
    area: "rules",
    seenBy: isManager,
    load: () => import("./screens/rule-order/rule-order.tsx"),
  },
  {
    path: "/imports",
    title: "screen.imports",
    icon: History,
    listed: "menu",
    seenBy: isManager,
    load: () => import("./screens/imports/imports.tsx"),
  },
  {
    path: "/imports/:id",
    title: "screen.import",
    icon: History,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/imports/report-page.tsx"),
    bare: true,
  },
  {
    path: "/templates",
    title: "screen.templates",
    icon: FileText,
    listed: "menu",
    area: "outside",
    seenBy: isManager,
    load: () => import("./screens/templates/templates.tsx"),
  },
  {
    path: "/templates/:key",
    title: "screen.template",
    icon: FileText,
    listed: "none",
    seenBy: isManager,
    load: () => import("./screens/templates/template-page.tsx"),
    bare: true,
  },
  {
    path: "/webhooks",
    title: "screen.webhooks",
    icon: Webhook,
    listed: "menu",
    area: "outside",
    seenBy: isAdmin,
    load: () => import("./screens/webhooks/webhooks.tsx"),
  },
  {
    path: "/webhooks/:id",
    title: "screen.webhook",
    icon: Webhook,
    listed: "none",
    seenBy: isAdmin,
    load: () => import("./screens/webhooks/webhook.tsx"),
  },
  {
    path: "/effects",
    title: "screen.effects",
    icon: Send,
    listed: "menu",
    area: "outside",
    seenBy: isManager,
    load: () => import("./screens/effects/effects.tsx"),
  },
  {
    path: "/mail-log",
    title: "screen.mailLog",
    icon: MailCheck,
    listed: "menu",
    area: "outside",
    seenBy: isManager,
    load: () => import("./screens/mail-log/mail-log.tsx"),
  },
  {
    path: "/profile",
    title: "screen.profile",
    icon: UserRound,
    listed: "palette",
    seenBy: everybody,
    load: () => import("./screens/people/profile/profile.tsx"),
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
