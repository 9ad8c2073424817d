import {
  ArrowLeft,
  ArrowRightLeft,
  Ellipsis,
  Hand,
  Handshake,
  LogIn,
  LogOut,
  Merge,
  Network,
  Unlink,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { NextClock } from "../../clocks/next-clock.tsx";
import { TIME_LIMITS } from "../../clocks/time-limits.tsx";
import { children as words } from "../../i18n/children.ts";
import { desk } from "../../i18n/desk.ts";
import { handover } from "../../i18n/handover.ts";
import { useWords } from "../../i18n/i18n.ts";
import { merge } from "../../i18n/merge.ts";
import { portal } from "../../i18n/portal.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { VoidLinks } from "../../portal/void-links.tsx";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { MenuItem } from "../../ui/menu-props.ts";
import { AlsoHere } from "./also-here.tsx";
import type { ByHandKind } from "./by-hand.tsx";

/** Number, subject, what is special about it, and what goes past the drawn steps. */
export function TicketHead({
  ticket,
  onByHand,
  onMerge,
  onHandOver,
  onAskOthers,
  onOpenChild,
  children,
}: {
  readonly ticket: TicketView;
  readonly onByHand: (kind: ByHandKind) => void;
  /** Null: it can be merged with no other ticket. */
  readonly onMerge: (() => void) | null;
  /** Null: it can be handed over to nobody. */
  readonly onHandOver: (() => void) | null;
  /** Null: no third party can be asked. */
  readonly onAskOthers: (() => void) | null;
  /** Null: no child ticket can be opened for it. */
  readonly onOpenChild: (() => void) | null;
  /** Buttons beside what goes past the steps. */
  readonly children?: ReactNode;
}) {
  const t = useWords(desk);
  const m = useWords(merge);
  const h = useWords(handover);
  const o = useWords(thirdParties);
  const c = useWords(words);
  const p = useWords(portal);
  const [voiding, setVoiding] = useState(false);
  const items: MenuItem[] = [];
  if (ticket.may.jump) items.push({ id: "jump", label: t("byHand"), icon: Hand, onSelect: () => onByHand("jump") });
  if (ticket.may.revoke)
    items.push({ id: "revoke", label: t("revoke"), icon: LogOut, danger: true, onSelect: () => onByHand("revoke") });
  if (ticket.may.enter)
    items.push({ id: "enter", label: t("free.enter"), icon: LogIn, onSelect: () => onByHand("enter") });
  if (ticket.requester)
    items.push({ id: "links", label: p("links.button"), icon: Unlink, onSelect: () => setVoiding(true) });
  if (onAskOthers) items.push({ id: "third-party", label: o("action"), icon: Handshake, onSelect: onAskOthers });
  if (onOpenChild) items.push({ id: "child", label: c("action"), icon: Network, onSelect: onOpenChild });
  if (onHandOver)
    items.push({ id: "handover", label: h("action"), icon: ArrowRightLeft, hint: "Shift+H", onSelect: onHandOver });
  if (onMerge) items.push({ id: "merge", label: m("merge"), icon: Merge, hint: "Shift+M", onSelect: onMerge });
  return (
    <div className="flex flex-wrap items-start gap-2 bg-panel px-4 pt-3 sm:flex-nowrap">
      <Link
        to="/tickets"
        aria-label={t("back")}
        title={t("back")}
        className="target -ms-2 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink hover:bg-raised"
      >
        <ArrowLeft size={18} aria-hidden />
      </Link>
      {/* On a phone below the buttons, where it has the whole width. */}
      <div className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
        <h1 className="m-0 flex flex-wrap items-baseline gap-x-2 text-xl font-semibold">
          <span className="tabular font-normal text-soft">#{ticket.number}</span>
          <span className="min-w-0 break-words">{ticket.subject}</span>
        </h1>
        <div className="flex flex-wrap items-center gap-2 text-soft">
          <span>
            {ticket.requester?.name ?? t("noRequester")} ·{" "}
            {[ticket.group?.name, ticket.assignee?.name ?? t("nobody")].filter(Boolean).join(" / ")}
          </span>
          {ticket.priority && (ticket.priority === "high" || ticket.priority === "urgent") && (
            <Badge tone="warning">{t(`priority.${ticket.priority}`)}</Badge>
          )}
          {ticket.flags.map((flag) => (
            <Badge key={flag} tone={flag === "loopCut" ? "error" : "info"}>
              {t(`flag.${flag}`)}
            </Badge>
          ))}
          <NextClock ticket={ticket} onMore={showTimeLimits} />
          <AlsoHere ticket={ticket.id} />
        </div>
      </div>
      <div className="ms-auto flex items-start gap-2">
        {children}
        {items.length > 0 && <Menu trigger={<IconButton label={t("moreActions")} icon={Ellipsis} />} items={items} />}
      </div>
      {voiding && <VoidLinks ticket={ticket.id} onClose={() => setVoiding(false)} />}
    </div>
  );
}

function showTimeLimits(): void {
  const section = document.getElementById(TIME_LIMITS);
  section?.scrollIntoView({ block: "nearest" });
  section?.focus({ preventScroll: true });
}
