import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check } from "lucide-react";
import { KeyCap } from "./button.tsx";
import type { MenuProps } from "./menu-props.ts";

/** In the moment in which it appears: left to Base UI it is a frame later, and a letter pressed in between goes to the page. */
const focusAtOnce = (popup: HTMLElement | null) => popup?.focus({ preventScroll: true });

/** The open half of a menu; its code comes with the first press of any menu's button. */
export default function MenuPopup({ trigger, items, align = "end", heading }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup
            ref={focusAtOnce}
            className="popup max-h-[min(70vh,var(--available-height,70vh))] max-w-90 min-w-48 overflow-y-auto p-1"
          >
            {heading && <div className="px-2.5 py-1.5 text-xs text-soft">{heading}</div>}
            {items.map((item) => (
              <Base.Item
                key={item.id}
                disabled={item.disabled ?? false}
                onClick={item.onSelect}
                {...(item.checked !== undefined && { role: "menuitemradio", "aria-checked": item.checked })}
                className={clsx(
                  "item",
                  item.danger && "text-danger",
                  item.separated && "mt-1 border-t border-separator",
                )}
              >
                {item.checked !== undefined && (
                  <Check size={16} aria-hidden className={clsx(!item.checked && "invisible")} />
                )}
                {item.icon && <item.icon size={16} aria-hidden className="shrink-0" />}
                <span className="min-w-0 flex-1">
                  {item.label}
                  {item.note && <span className="block text-xs text-soft">{item.note}</span>}
                </span>
                {item.hint && <KeyCap>{item.hint}</KeyCap>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
