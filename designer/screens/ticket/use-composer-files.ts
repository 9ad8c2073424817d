import type { FileView } from "../../../api/contract/files.ts";
import { useFilesDraft } from "./use-files-draft.ts";
import { type Uploads, useUploads } from "./use-uploads.ts";

interface ComposerFiles extends Uploads {
  readonly clear: () => void;
  /** What was attached to words that came back. */
  readonly restore: (files: readonly FileView[]) => void;
}

function useOne(ticket: string, kind: "reply" | "note"): ComposerFiles {
  const { kept, set } = useFilesDraft(ticket, kind);
  const uploads = useUploads(kept, set);
  const restore = (files: readonly FileView[]) => set([...files, ...kept]);
  return { ...uploads, clear: () => set([]), restore };
}

/** Files of the reply and of the note apart: what is on its way to a note never arrives in a reply. */
export function useComposerFiles(ticket: string, mode: "reply" | "note") {
  const reply = useOne(ticket, "reply");
  const note = useOne(ticket, "note");
  return { ...(mode === "note" ? note : reply), restoreReply: reply.restore };
}
