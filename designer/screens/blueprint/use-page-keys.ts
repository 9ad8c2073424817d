import { Keyboard } from "lucide-react";
import { type KeyboardEvent, useMemo } from "react";
import { useManyPageCommands } from "../../shell/page-commands.ts";
import { isEditable, useShortcut } from "../../ui/use-shortcut.ts";
import { useKeyTitle } from "./key-title.ts";
import { type Key, keyOf, pressed } from "./keys.ts";

/** Keys reach the picture and the outline, some of them the whole page, all of them the command list. */
export function usePageKeys(keys: readonly Key[], onSave: () => void): (event: KeyboardEvent) => void {
  const title = useKeyTitle();
  const commands = useMemo(
    () =>
      keys
        .filter((key) => key.enabled || key.everywhere)
        .map((key) => ({ id: key.keys.join(), label: title(key), icon: Keyboard, run: key.act, typed: true as const })),
    [keys, title],
  );
  useManyPageCommands(commands);
  const everywhere = useMemo(() => keys.filter((key) => key.everywhere), [keys]);
  useShortcut(["Ctrl+z", "Ctrl+Shift+z", "Ctrl+y", "F8", "Shift+F8", "Ctrl+."], (event) =>
    keyOf(everywhere, pressed(event))?.act(),
  );
  useShortcut("Ctrl+s", onSave, { inText: true });

  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || isEditable(event.target)) return;
    // A button keeps its own keys; states, pills and the outline's lines are ours.
    const button =
      event.target instanceof Element &&
      event.target.closest("button:not(.fr-pill), a, [role=menuitem], [role=separator]") !== null;
    if (button && (event.key === "Enter" || event.key === " ")) return;
    const key = keyOf(keys, pressed(event.nativeEvent));
    if (!key) return;
    event.preventDefault();
    key.act();
  };
}
