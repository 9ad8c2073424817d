import type { LucideIcon } from "lucide-react";
import {
  cloneElement,
  lazy,
  type MouseEventHandler,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from "react";

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly icon?: LucideIcon;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Present (true or false): a choice, with a tick at the chosen one. */
  readonly checked?: boolean;
  /** A line above it. */
  readonly separated?: boolean;
  readonly onSelect: () => void;
}

interface TriggerProps {
  readonly onClick?: MouseEventHandler;
  readonly onPointerEnter?: () => void;
  readonly "aria-haspopup"?: "menu";
  readonly "aria-expanded"?: boolean;
}

export interface MenuProps {
  /** The button; it gets its press and its state from the menu. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
  readonly heading?: ReactNode;
}

const load = () => import("./menu-popup.tsx");
const MenuPopup = lazy(load);

/** A button's menu: arrow keys and first letters move in it. Until its first press only the button is drawn. */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const button = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: () => void load(),
    onClick: () => setPressed(true),
  });
  if (!pressed) return button;
  return (
    <Suspense fallback={button}>
      <MenuPopup {...props} />
    </Suspense>
  );
}
