import { Menu } from "@base-ui/react/menu";
import { useMemo } from "react";
import { drawing } from "../../i18n/drawing.ts";
import { useWords } from "../../i18n/i18n.ts";
import { KeyCap } from "../../ui/button.tsx";
import { useKeyTitle } from "./key-title.ts";
import { type Key, shownKey } from "./keys.ts";

/** A place on the screen, px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const focusAtOnce = (popup: HTMLElement | null) => popup?.focus({ preventScroll: true });

/** What can be done with what is selected, where the pointer or the selected box is: the same list as the keys. */
export function CanvasMenu({
  keys,
  at,
  onClose,
}: {
  readonly keys: readonly Key[];
  readonly at: Spot;
  /** `chosen`: what was chosen does its own thing with the focus. */
  readonly onClose: (chosen: Key | null) => void;
}) {
  const t = useWords(drawing);
  const title = useKeyTitle();
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) }), [at]);
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && onClose(null)}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="start" side="bottom" sideOffset={2} className="z-50">
          <Menu.Popup
            ref={focusAtOnce}
            finalFocus={false}
            aria-label={t("menu.title")}
            className="popup max-h-[min(70vh,var(--available-height,70vh))] min-w-56 overflow-y-auto p-1"
          >
            {keys
              .filter((key) => key.enabled?.())
              .map((key) => (
                <Menu.Item key={key.keys.join()} className="item" onClick={() => onClose(key)}>
                  <span className="min-w-0 flex-1">{title(key)}</span>
                  <KeyCap>{shownKey(key)}</KeyCap>
                </Menu.Item>
              ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
