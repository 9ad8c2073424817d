import { useFilesDraft } from "./use-files-draft.ts";
import { type Uploads, useUploads } from "./use-uploads.ts";

function useOne(ticket: string, kind: "reply" | "note"): Uploads & { readonly clear: () => void } {
  const { kept, set } = useFilesDraft(ticket, kind);
  const uploads = useUploads(kept, set);
  return { ...uploads, clear: () => set([]) };
}

/** Files of the reply and of the note apart: what is on its way to a note never arrives in a reply. */
export function useComposerFiles(ticket: string, mode: "reply" | "note") {
  const reply = useOne(ticket, "reply");
  const note = useOne(ticket, "note");
  return mode === "note" ? note : reply;
}
