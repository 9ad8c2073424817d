import { useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { ChooseOther } from "./choose-other.tsx";
import { MergeForm } from "./merge-form.tsx";

/** Which other ticket, then what merging the two would meet; nothing is done before the last button. */
export default function MergeDialog({
  ticket,
  other: first,
  onClose,
}: {
  readonly ticket: TicketView;
  /** The other ticket, where it is known already. */
  readonly other: string | null;
  readonly onClose: () => void;
}) {
  const [other, setOther] = useState(first);
  if (other === null) return <ChooseOther ticket={ticket} onChoose={setOther} onClose={onClose} />;
  return <MergeForm ticket={ticket} other={other} onBack={() => setOther(null)} onClose={onClose} />;
}
