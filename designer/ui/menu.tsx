import { cloneElement, useState } from "react";
import type MenuPopup from "./menu-popup.tsx";
import type { MenuProps } from "./menu-props.ts";

type Popup = typeof MenuPopup;
let loaded: Popup | null = null;
const load = async (): Promise<Popup> => {
  loaded = (await import("./menu-popup.tsx")).default;
  return loaded;
};

/** On its way before the press; when it fails, the press says so. */
const ahead = () => void load().catch(() => undefined);

/** A button's menu: arrow keys and first letters move in it. Until its first press only the button is drawn. */
export function Menu(props: MenuProps) {
  const [Popup, setPopup] = useState<Popup | null>(null);
  if (Popup) return <Popup {...props} />;
  const { trigger } = props;
  // The button stays as it is, focus and all, until the menu is there; from the second menu of a page on that is at once.
  return cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: ahead,
    onFocus: (event) => {
      trigger.props.onFocus?.(event);
      ahead();
    },
    onClick: () => {
      if (loaded) return setPopup(() => loaded);
      load().then(
        (popup) => setPopup(() => popup),
        (error: unknown) =>
          setPopup(() => {
            // Drawn as what it is by the boundary around.
            throw error;
          }),
      );
    },
  });
}
