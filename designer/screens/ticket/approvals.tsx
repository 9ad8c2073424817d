import type { OffersView, OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useWords } from "../../i18n/i18n.ts";
import { waiting } from "../../i18n/waiting.ts";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import { ParallelCard } from "./parallel-card.tsx";
import { useWaiting } from "./use-waiting.ts";

export interface WaitingProps {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly offers: OffersView | undefined;
  readonly onStep: (offer: OfferView) => void;
  readonly onChanged: (ticket: TicketView) => void;
}

/** What the ticket waits for in its state: who is asked, who has answered, which of the steps side by side are done. */
export function Waiting({ ticket, document, offers, onStep, onChanged }: WaitingProps) {
  const t = useWords(waiting);
  const read = useWaiting(ticket, document);
  // Not asked for: the state waits for nobody.
  if (read.isPending) return read.isLoading ? <Skeleton lines={2} className="px-4 py-3" /> : null;
  if (read.isError) return <ErrorState message={t("failed")} onRetry={() => void read.refetch()} />;
  const { approval, parallel } = read.data;
  return (
    <>
      {approval && <ApprovalCard ticket={ticket} approval={approval} offers={offers} onStep={onStep} />}
      {parallel && <ParallelCard ticket={ticket} parallel={parallel} onChanged={onChanged} />}
    </>
  );
}
