import { type RefObject, useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { Renaming } from "../../canvas/stage.ts";

/** What is asked on the spot: a name, or what comes after a state. A key that ends it gives the focus back. */
export interface Asked {
  readonly renaming: Renaming | null;
  /** The state after which something is to come. */
  readonly appending: string | null;
  readonly rename: (what: Renaming) => void;
  readonly append: (from: string) => void;
  readonly endRename: (giveBack: boolean) => void;
  readonly endAppend: (name: Renaming | null, giveBack: boolean) => void;
}

export function useAsked(stageBox: RefObject<HTMLDivElement | null>, narrow: boolean): Asked {
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  const [appending, setAppending] = useState<string | null>(null);
  const endRename = useCallback(
    (giveBack: boolean) => {
      // Whoever left the box for another place stays there.
      if (!giveBack) return setRenaming(null);
      flushSync(() => setRenaming(null));
      const stage = stageBox.current;
      stage?.querySelector<HTMLElement>(narrow ? "[role=tree] [tabindex='0']" : ".react-flow")?.focus();
    },
    [narrow, stageBox],
  );
  const endAppend = useCallback(
    (name: Renaming | null, giveBack: boolean) => {
      flushSync(() => {
        setAppending(null);
        setRenaming(name);
      });
      if (giveBack && name === null) endRename(true);
    },
    [endRename],
  );
  return useMemo(
    () => ({ renaming, appending, rename: setRenaming, append: setAppending, endRename, endAppend }),
    [renaming, appending, endRename, endAppend],
  );
}
