import { useState } from "react";
import type { FileView } from "../../../api/contract/files.ts";
import type { Json } from "../../../blueprints/json.ts";
import { dropDraft, readDraft, writeDraft } from "../../data/local-draft.ts";
import { useMe } from "../../data/session.ts";
import { filesOf } from "./files-of.ts";

/** What is attached to words that are not sent: kept on this computer beside them. */
export function useFilesDraft(ticket: string, kind: "reply" | "note" | "answer") {
  const me = useMe();
  const key = `${me.person.id}.${ticket}.${kind}.files`;
  const read = () => ({ key, kept: filesOf(readDraft<Json>(key)?.value) });
  const [known, setKnown] = useState(read);
  let { kept } = known;
  if (known.key !== key) {
    // At once: what was attached to one text never shows under another.
    const now = read();
    kept = now.kept;
    setKnown(now);
  }
  const set = (next: readonly FileView[]) => {
    if (next.length === 0) dropDraft(key);
    else
      writeDraft(
        key,
        next.map((file) => ({ ...file })),
      );
    setKnown({ key, kept: next });
  };
  return { kept, set };
}
