import { useCallback, useState } from "react";
import { MOST_AT_ONCE } from "../../../api/contract/rules.ts";

/** Tickets that are chosen in the list, of those that it shows. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Chooses one or lets it go; `range`: everything from the one before to this one. */
  readonly toggle: (id: string, range: boolean) => void;
  readonly clear: () => void;
  /** No more can be chosen. */
  readonly full: boolean;
}

/** What `toggle` makes of a selection: a range follows what the row itself becomes, and nothing grows beyond the most at once. */
export function toggled(
  shown: readonly string[],
  chosen: ReadonlySet<string>,
  id: string,
  from: string | null,
): ReadonlySet<string> {
  const [a, b] = [shown.indexOf(from ?? id), shown.indexOf(id)];
  const range = a < 0 || b < 0 ? [id] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
  const next = new Set(chosen);
  const on = !chosen.has(id);
  for (const one of range) {
    if (!on) next.delete(one);
    else if (next.size < MOST_AT_ONCE) next.add(one);
  }
  return next;
}

export function useSelection(shown: readonly string[]): Selection {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const toggle = useCallback(
    (id: string, range: boolean) => {
      setAll((now) => toggled(shown, now, id, range ? last : null));
      setLast(id);
    },
    [shown, last],
  );
  const clear = useCallback(() => setAll(new Set()), []);
  // What has left the list is chosen no longer: nobody changes what he does not see.
  const chosen = new Set(shown.filter((id) => all.has(id)));
  return { chosen, toggle, clear, full: chosen.size >= MOST_AT_ONCE };
}
