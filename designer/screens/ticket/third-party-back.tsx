import type { ThreadView } from "../../../api/contract/third-parties.ts";
import type { MessageView, TicketView } from "../../../api/contract/ticket-views.ts";
import { localText } from "../../snooze/when.ts";
import ThirdPartyDialog from "./third-party-dialog.tsx";
import { type DraftOf, restoreDraft } from "./third-party-draft.ts";
import ThirdPartyWord from "./third-party-word.tsx";

/** A word to a third party that was taken back before it left, as it stood then. */
export interface TakenBack {
  readonly message: MessageView;
  readonly thread: ThreadView;
  /** The thread was opened for it, and is gone with it. */
  readonly opened: boolean;
  /** The ticket rested. */
  readonly hold: boolean;
}

/** Puts it back where it was written, before what has been typed there since. */
export function restoreWord(me: string, ticket: string, { message, thread, opened, hold }: TakenBack): void {
  const { address, name, subject, expectedBy } = thread;
  const of: DraftOf = opened ? { ticket } : { thread: thread.id, kind: "write" };
  const said = { text: message.text, files: message.attachments.map(({ contentId: _, ...file }) => file) };
  const date = expectedBy === null ? "" : localText(expectedBy);
  const asked = { address, name: name === address ? "" : name, subject, date, hold };
  restoreDraft(me, of, opened ? { ...asked, ...said } : said);
}

/** The dialog in which it was written. */
export default function ThirdPartyBack({
  ticket,
  back: { thread, opened },
  onClose,
}: {
  readonly ticket: TicketView;
  readonly back: TakenBack;
  readonly onClose: () => void;
}) {
  return opened ? (
    <ThirdPartyDialog ticket={ticket} onClose={onClose} />
  ) : (
    <ThirdPartyWord ticket={ticket.id} thread={thread} kind="write" onClose={onClose} />
  );
}
