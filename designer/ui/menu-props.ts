import type { LucideIcon } from "lucide-react";
import type { FocusEventHandler, MouseEventHandler, ReactElement, ReactNode } from "react";

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
  readonly onFocus?: FocusEventHandler;
  readonly "aria-haspopup"?: "menu";
  readonly "aria-expanded"?: boolean;
}

/** A menu below its button. */
export interface MenuProps {
  /** The button; it gets its press and its state from the menu. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
  readonly heading?: ReactNode;
}
