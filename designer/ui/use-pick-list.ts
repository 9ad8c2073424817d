import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";

/** A box to type in over a list to choose from: the box keeps the focus, arrow keys move the choice, Enter takes it. */
export function usePickList<Item>(items: readonly Item[], onTake: (item: Item) => void) {
  const list = useId();
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, items.length - 1);
  // The list may reach below what is in sight; under the pointer it stands still.
  const byKey = useRef(false);
  useLayoutEffect(() => {
    if (byKey.current) document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: "nearest" });
    byKey.current = false;
  }, [list, chosen]);
  const move = (to: number) => {
    byKey.current = true;
    setAt(to);
  };
  const take = (index: number) => {
    const item = items[index];
    if (item !== undefined) onTake(item);
  };
  return {
    /** Back to the first one: another text lists others. */
    restart: () => setAt(0),
    box: {
      role: "combobox",
      "aria-expanded": items.length > 0,
      "aria-controls": list,
      "aria-activedescendant": items[chosen] === undefined ? undefined : `${list}-${chosen}`,
      autoComplete: "off",
      spellCheck: false,
    },
    /** True: the key was the list's own. */
    onKey: (event: KeyboardEvent): boolean => {
      if (event.key === "ArrowDown") move(Math.min(chosen + 1, items.length - 1));
      else if (event.key === "ArrowUp") move(Math.max(chosen - 1, 0));
      else if (event.key === "Enter") take(chosen);
      else return false;
      event.preventDefault();
      return true;
    },
    list,
    option: (index: number) => ({
      id: `${list}-${index}`,
      role: "option",
      tabIndex: -1,
      "aria-selected": index === chosen,
      onPointerMove: () => setAt(index),
      // The box keeps the focus.
      onPointerDown: (event: { readonly preventDefault: () => void }) => event.preventDefault(),
      onMouseDown: (event: { readonly preventDefault: () => void }) => event.preventDefault(),
      onClick: () => take(index),
      className: `item ${index === chosen ? "bg-raised shadow-[inset_2px_0_0_var(--link)]" : ""}`,
    }),
  } as const;
}
