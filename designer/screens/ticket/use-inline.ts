import { useEffect, useState } from "react";
import type { MessageView } from "../../../api/contract/ticket-views.ts";
import { pictureAt } from "./use-pictures.ts";

/** Larger ones, and more of them, are there to be saved. */
const MOST_BYTES = 10_000_000;
const MOST = 30;

const NONE: ReadonlyMap<number, string> = new Map();

/** Pictures that came with a message and stand within it, by their place: its own files and nobody else's, so they need no asking. */
export function useInline(names: readonly string[], files: MessageView["attachments"]): ReadonlyMap<number, string> {
  const [found, setFound] = useState(NONE);
  // The same files are read again with every look at the ticket, and loaded once.
  const wanted = names
    .map((name) => files.find((one) => one.contentId === name && one.size <= MOST_BYTES)?.id ?? "")
    .join();
  useEffect(() => {
    let away = false;
    const load = async () => {
      const places = wanted.split(",");
      const bytes = new Map<string, string | null>();
      for (const id of new Set(places.filter(Boolean).slice(0, MOST))) {
        if (away) return;
        bytes.set(id, await pictureAt(`/api/files/${encodeURIComponent(id)}`));
      }
      if (away) return;
      const shown = new Map<number, string>();
      for (const [place, id] of places.entries()) {
        const address = bytes.get(id);
        if (address) shown.set(place, address);
      }
      setFound(shown);
    };
    if (wanted !== "") void load();
    return () => {
      away = true;
    };
  }, [wanted]);
  return found;
}
