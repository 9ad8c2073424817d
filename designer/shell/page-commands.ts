import type { LucideIcon } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";

/** Something that the page in sight can do, for the palette. */
export interface PageCommand {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
  /** Shown only once something was typed: for pages that can do much. */
  readonly typed?: true;
}

let commands: readonly PageCommand[] = [];
const listeners = new Set<() => void>();
const put = (next: readonly PageCommand[]): void => {
  commands = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Offers a command as long as its page is there. */
export function usePageCommand({ id, label, icon, run, enabled }: PageCommand & { readonly enabled: boolean }): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) return;
    const own: PageCommand = { id, label, icon, run: () => latest.current() };
    put([...commands, own]);
    return () => put(commands.filter((one) => one !== own));
  }, [id, label, icon, enabled]);
}

/** Offers all of them as long as their page is there. */
export function useManyPageCommands(many: readonly PageCommand[]): void {
  useEffect(() => {
    put([...commands, ...many]);
    return () => put(commands.filter((one) => !many.includes(one)));
  }, [many]);
}

export const usePageCommands = (): readonly PageCommand[] => useSyncExternalStore(subscribe, () => commands);
