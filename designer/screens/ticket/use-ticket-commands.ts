import { ListChecks, type LucideIcon, MessageSquareText, StickyNote } from "lucide-react";
import { useMemo, useRef } from "react";
import type { OffersView, OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { type PageCommand, useManyPageCommands } from "../../shell/page-commands.ts";
import type { Mode } from "./composer.tsx";
import { inOrder } from "./strip.tsx";

interface Doing {
  readonly onStep: (offer: OfferView) => void;
  readonly onWrite: (mode: Mode) => void;
}

/** What the palette can do with a ticket beside what opens a window of its own: the steps offered now, a reply, a note. */
export function useTicketCommands(ticket: TicketView, offers: OffersView | undefined, doing: Doing): void {
  const t = useWords(desk);
  const say = useSay();
  const latest = useRef(doing);
  latest.current = doing;
  const { number, may } = ticket;
  const commands = useMemo(() => {
    const one = (id: string, label: string, icon: LucideIcon, run: () => void): PageCommand => ({
      ...{ id: `ticket.${id}`, label, icon, run, typed: true },
    });
    const steps = inOrder(offers?.offered ?? []).map((offer) =>
      one(`step.${offer.transition}`, t("command.step", { step: say(offer.name), number }), ListChecks, () =>
        latest.current.onStep(offer),
      ),
    );
    const write = (mode: Mode, icon: LucideIcon) =>
      one(mode, t(`command.${mode}`, { number }), icon, () => latest.current.onWrite(mode));
    return [
      ...steps,
      ...(may.reply ? [write("reply", MessageSquareText)] : []),
      ...(may.note ? [write("note", StickyNote)] : []),
    ];
  }, [offers, number, may.reply, may.note, t, say]);
  useManyPageCommands(commands);
}
